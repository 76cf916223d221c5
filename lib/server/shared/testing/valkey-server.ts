import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
// A test's clock does not hold it up.
import { setTimeout as sleep } from "node:timers/promises";
import { connectValkey } from "@/lib/server/shared/valkey-client";
import { freePort } from "@/lib/testing/free-port";

/** This machine's `valkey-server` or `redis-server`, or null. Installs nothing. */
export function findValkey(path = process.env.PATH ?? ""): string | null {
  const folders = path.split(delimiter).filter(Boolean);
  const programs = ["valkey-server", "redis-server"].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
  return programs.find((program) => existsSync(program)) ?? null;
}

export const VALKEY_SKIPPED =
  "skipped, this machine has no valkey-server or redis-server (Debian: apt install redis-server)";

export type ValkeyServer = Awaited<ReturnType<typeof startValkey>>;

/** Starts one that keeps nothing on a disk, on a free port of 127.0.0.1. */
export async function startValkey(program: string, options: readonly string[] = []) {
  const folder = await mkdtemp(join(tmpdir(), "valkey-"));
  const port = await freePort();
  let server: ChildProcess;
  const killNow = () => server.kill("SIGKILL");
  process.once("exit", killNow);

  async function start(): Promise<void> {
    const words = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder];
    const nothingKept = ["--save", "", "--appendonly", "no"];
    server = spawn(program, [...words, ...nothingKept, ...options], { stdio: "ignore" });
    await untilItAnswers(url, server);
  }

  async function kill(): Promise<void> {
    const exit = once(server, "exit");
    server.kill("SIGKILL");
    await exit;
  }

  const url = `redis://127.0.0.1:${port}`;
  await start();
  return {
    url,
    port,
    folder,
    /** Begins again with nothing, after `kill`. */
    start,
    kill,
    pause: () => server.kill("SIGSTOP"),
    wake: () => server.kill("SIGCONT"),
    async stop() {
      process.off("exit", killNow);
      if (server.exitCode === null && server.signalCode === null) await kill();
      await rm(folder, { recursive: true });
    },
  };
}

async function untilItAnswers(url: string, server: Pick<ChildProcess, "exitCode">): Promise<void> {
  for (;;) {
    const ignore = () => undefined;
    const wire = await connectValkey({ url, ca: null }, ignore, ignore);
    const isThere = await wire.opened.then(
      () => true,
      () => false,
    );
    wire.destroy();
    if (isThere) return;
    if (server.exitCode !== null) throw new Error("The engine has ended.");
    await sleep(20);
  }
}
