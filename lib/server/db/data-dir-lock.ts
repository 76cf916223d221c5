import "server-only";
import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, rmdir, unlink, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseError } from "./database";

const BEAT_MS = 2_000;
/** Longer than any pause of a busy process, and short for somebody who waits for a restart. */
const STANDSTILL_MS = 10_000;
/** Each begins with another holder, or with one that has just left. */
const MOST_TRIES = 20;

export type LockParts = {
  /** Called once when another process has taken the folder over: this one must not write any more. */
  lost: () => void;
  /** How often a holder says that it lives. */
  beatMs?: number;
  /** How long it may say nothing before the folder is taken over. */
  standstillMs?: number;
};

/** `kernel` is null where it is not known in which process namespace the id counts. */
type Holder = { pid: number; host: string; kernel: string | null };

/**
 * Claims a folder for this process: the embedded database has one user, and a second one would
 * damage it. Process ids say nothing across containers that share a volume, so a holder writes a
 * heartbeat. One that stands still is taken over after `standstillMs`; at once, where the process is
 * known to be gone.
 *
 * The claim is a file with a name of its own inside a folder `lock`. A folder can be renamed onto
 * `lock` only while that is empty, which makes claiming atomic; and as claims are removed by name,
 * nobody ever removes that of somebody else.
 * @returns gives the folder back
 * @throws DatabaseError when another process that runs has it
 */
export async function lockDataDir(dataDir: string, parts: LockParts): Promise<() => Promise<void>> {
  const { lost, beatMs = BEAT_MS, standstillMs = STANDSTILL_MS } = parts;
  const lock = join(/*turbopackIgnore: true*/ dataDir, "lock");
  const name = randomUUID();
  const me: Holder = { pid: process.pid, host: hostname(), kernel: kernelOf() };
  for (let tries = 1; !(await claim(lock, name, contentOf(me, 0))); tries++) {
    if (tries === MOST_TRIES) throw new DatabaseError(`DATA_DIR ${dataDir} cannot be claimed.`);
    const other = await onlyEntry(lock);
    if (other === null) continue;
    const holder = await livingHolder(join(/*turbopackIgnore: true*/ lock, other), me, {
      beatMs,
      standstillMs,
    });
    if (holder !== null) {
      throw new DatabaseError(
        `DATA_DIR ${dataDir} is in use by the process ${holder.pid} on ${holder.host}. Stop it, or give each its own folder.`,
      );
    }
    await unless("ENOENT", unlink(join(/*turbopackIgnore: true*/ lock, other)));
  }

  const file = join(/*turbopackIgnore: true*/ lock, name);
  let beats = 0;
  let busy = false;
  let ended = false;

  async function beat(): Promise<void> {
    if (busy) return;
    busy = true;
    beats += 1;
    try {
      // Opened for reading too, so that a claim that was removed is not made again.
      await writeFile(file, contentOf(me, beats), { flag: "r+" });
    } catch (error) {
      if (!ended && isCode(error, "ENOENT")) {
        end();
        lost();
      }
    } finally {
      busy = false;
    }
  }

  const timer = setInterval(() => void beat(), beatMs).unref();

  function end(): void {
    ended = true;
    clearInterval(timer);
  }

  return async () => {
    end();
    await unless("ENOENT", unlink(file));
    await unless(["ENOENT", "ENOTEMPTY", "EEXIST"], rmdir(lock));
  };
}

/** Whether the folder is ours now. */
async function claim(lock: string, name: string, content: string): Promise<boolean> {
  const prepared = `${lock}.${name}`;
  await mkdir(prepared, { mode: 0o700 });
  try {
    await writeFile(join(/*turbopackIgnore: true*/ prepared, name), content);
    // Windows renames onto no folder, not even an empty one.
    await unless(["ENOENT", "ENOTEMPTY", "EEXIST"], rmdir(lock));
    await rename(prepared, lock);
    return true;
  } catch (error) {
    await rm(prepared, { recursive: true, force: true });
    if (isCode(error, "ENOTEMPTY", "EEXIST", "EPERM")) return false;
    throw error;
  }
}

async function onlyEntry(lock: string): Promise<string | null> {
  const [entry = null] = (await unless("ENOENT", readdir(lock))) ?? [];
  return entry;
}

/** Who holds it, or null as soon as it is known that nobody does. */
async function livingHolder(
  file: string,
  me: Holder,
  { beatMs, standstillMs }: { beatMs: number; standstillMs: number },
): Promise<Holder | null> {
  const first = await unless("ENOENT", readFile(file, "utf8"));
  if (first === null) return null;
  const holder = holderIn(first);
  if (isGone(holder, me)) return null;
  // Looks are counted rather than time, so that a pause of this process is none of the other.
  const pauseMs = beatMs / 2;
  for (let looks = Math.ceil(standstillMs / pauseMs); looks > 0; looks--) {
    await sleep(pauseMs);
    const now = await unless("ENOENT", readFile(file, "utf8"));
    if (now === null) return null;
    if (now !== first) return holder;
  }
  return null;
}

/** Only where the id of the other counts among ours: an id in use may also be another process'. */
function isGone({ pid, host, kernel }: Holder, me: Holder): boolean {
  if (kernel === null || kernel !== me.kernel || host !== me.host) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return isCode(error, "ESRCH");
  }
}

/** This run of the machine and this process namespace; without Linux' files the platform alone. */
function kernelOf(): string | null {
  if (process.platform !== "linux") return process.platform;
  try {
    const run = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${run} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return null;
  }
}

/** Always of one length, so that a heartbeat overwrites the one before in place. */
function contentOf(holder: Holder, beats: number): string {
  return `${JSON.stringify(holder)}\n${String(beats).padStart(16, "0")}\n`;
}

function holderIn(content: string): Holder {
  try {
    const { pid, host, kernel } = JSON.parse(content.split("\n")[0] ?? "");
    return {
      pid: Number(pid),
      host: String(host),
      kernel: kernel === null ? null : String(kernel),
    };
  } catch {
    // A machine without power may lose what was written last.
    return { pid: 0, host: "an unknown machine", kernel: null };
  }
}

/** What the work brings, or null where it fails in a way that is expected. */
async function unless<T>(codes: string | readonly string[], work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isCode(error, ...[codes].flat())) return null;
    throw error;
  }
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
