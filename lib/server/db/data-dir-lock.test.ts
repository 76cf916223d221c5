import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockDataDir } from "./data-dir-lock";

const HOLDER = fileURLToPath(new URL("./testing/hold-data-dir.ts", import.meta.url));
const BEAT_MS = 100;
const STANDSTILL_MS = 2_000;
const IN_USE = /^refused: DatabaseError: DATA_DIR .* is in use by the process 1 on .*/u;

/** A process namespace of its own needs rights that not everybody has. */
const UNSHARE = ["unshare", "--pid", "--fork", "--kill-child"];
const canUnshare = spawnSync("unshare", [...UNSHARE.slice(1), "true"]).status === 0;

let dataDir: string;
const running: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => {
  for (const child of running.splice(0)) {
    child.kill("SIGCONT");
    child.kill("SIGKILL");
  }
  rmSync(dataDir, { recursive: true });
});

function start(launcher: readonly string[] = [], id = "1") {
  const node = [process.execPath, "--conditions=react-server", "--import", "tsx", HOLDER];
  const [program = "", ...args] = [...launcher, ...node];
  const child = spawn(program, [...args, dataDir, String(BEAT_MS), String(STANDSTILL_MS), id], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  running.push(child);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    child,
    says: async (): Promise<string> => (await lines.next()).value ?? "nothing",
    async release() {
      child.stdin.write("\n");
      return (await lines.next()).value;
    },
  };
}

const LAUNCHERS: [string, string[]][] = [
  ["that believe they are the first one", []],
  ["in process namespaces of their own @deep", UNSHARE],
];

describe.each(canUnshare ? LAUNCHERS : LAUNCHERS.slice(0, 1))("of processes %s", (_, launcher) => {
  it("one has the folder, and gives it to the next at once", async () => {
    const first = start(launcher);
    expect(await first.says()).toBe("held");
    const second = start(launcher);
    expect(await second.says()).toMatch(IN_USE);
    expect(readdirSync(join(dataDir, "lock"))).toHaveLength(1);
    expect(await first.release()).toBe("released");
    expect(readdirSync(dataDir)).toEqual([]);
    const third = start(launcher);
    expect(await third.says()).toBe("held");
  });

  it("one takes over what another left behind that was killed, however many try", async () => {
    const first = start(launcher);
    expect(await first.says()).toBe("held");
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    const others = [start(launcher), start(launcher), start(launcher)];
    const said = await Promise.all(others.map((other) => other.says()));
    expect(said.filter((line) => line === "held")).toHaveLength(1);
    expect(said.filter((line) => IN_USE.test(line))).toHaveLength(2);
  });
});

it("is lost by a process that stood still, which hears of it and leaves the other's claim alone", async () => {
  const first = start();
  expect(await first.says()).toBe("held");
  first.child.kill("SIGSTOP");
  const second = start();
  expect(await second.says()).toBe("held");
  const [claim] = readdirSync(join(dataDir, "lock"));
  first.child.kill("SIGCONT");
  expect(await first.says()).toBe("lost");
  expect(await first.release()).toBe("released");
  expect(readdirSync(join(dataDir, "lock"))).toEqual([claim]);
  const third = start();
  expect(await third.says()).toMatch(IN_USE);
});

it("is taken over at once from a process that is known to be gone", async () => {
  const first = start([], "its own id");
  expect(await first.says()).toBe("held");
  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  // A second look would come after an hour.
  const release = await lockDataDir(dataDir, { lost: () => undefined, beatMs: 7_200_000 });
  await release();
  expect(readdirSync(dataDir)).toEqual([]);
});

it("is taken over from a claim that cannot be read, once that has stood still", async () => {
  mkdirSync(join(dataDir, "lock"));
  writeFileSync(join(dataDir, "lock/half"), "");
  const quick = { lost: () => undefined, beatMs: 20, standstillMs: 60 };
  const release = await lockDataDir(dataDir, quick);
  expect(readdirSync(join(dataDir, "lock"))).not.toContain("half");
  await release();
});
