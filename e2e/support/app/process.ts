import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

const GRACE_MS = 5_000;

/** A server of our own, in its own process group, whose output goes to a file. */
export type ServerProcess = {
  pid: number | undefined;
  logFile: string;
  /** Everything the server has written so far. */
  readLog: () => string;
  /** Whether the process has ended by itself. */
  hasExited: () => boolean;
  /** Sends it a signal, such as SIGKILL, or SIGSTOP and SIGCONT. */
  signal: (signal: NodeJS.Signals) => void;
  stop: () => Promise<void>;
};

/** Starts `node ...args` in a folder, the repository's root unless another is named. */
export function startNode(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  logFile: string,
  cwd = ROOT,
): ServerProcess {
  return startCommand([process.execPath, ...args], logFile, { env, cwd });
}

/** Starts a command of this machine, as it is or in another environment and folder. */
export function startCommand(
  [program = "", ...args]: readonly string[],
  logFile: string,
  { env = process.env, cwd = ROOT }: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): ServerProcess {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, "w");
  const child = spawn(program, args, {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const killNow = () => signalGroup(child, "SIGKILL");
  process.once("exit", killNow);
  return {
    pid: child.pid,
    logFile,
    readLog: () => readFileSync(logFile, "utf8"),
    hasExited: () => hasExited(child),
    signal: (signal) => signalGroup(child, signal),
    stop: async () => {
      process.off("exit", killNow);
      if (hasExited(child)) return;
      const exit = once(child, "exit");
      signalGroup(child, "SIGTERM");
      const timer = setTimeout(killNow, GRACE_MS);
      await exit;
      clearTimeout(timer);
    },
  };
}

/**
 * Asks again until there is an answer.
 * @throws Error with the end of the log when the server ends, or none comes in `timeoutMs`
 */
export async function waitFor<T>(
  server: ServerProcess,
  ask: () => Promise<T | null>,
  timeoutMs: number,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline && !server.hasExited()) {
    const answer = await ask();
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const reason = server.hasExited() ? "ended" : `gave no answer within ${timeoutMs / 1000} s`;
  const lines = server.readLog().trimEnd().split("\n").slice(-20).join("\n");
  await server.stop();
  throw new Error(`The server ${reason}. The end of ${server.logFile}:\n${lines}`);
}

function hasExited(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || hasExited(child)) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The process ended between the question and the signal, or the platform has no groups.
    child.kill(signal);
  }
}
