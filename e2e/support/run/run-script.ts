import { spawn } from "node:child_process";
import { once } from "node:events";
import { ROOT } from "@/e2e/support/app/process";

export type ScriptRun = {
  ok: boolean;
  seconds: string;
  /** What it said; empty where it spoke for itself. */
  said: string;
};

/**
 * Runs a script of package.json.
 * @param speaks whether its output appears as it comes, or is kept to be shown in one piece
 */
export async function runScript(
  name: string,
  { args, env, speaks }: { args: readonly string[]; env: Record<string, string>; speaks: boolean },
): Promise<ScriptRun> {
  const start = Date.now();
  const child = spawn("npm", ["run", "--silent", name, ...args], {
    cwd: ROOT,
    stdio: speaks ? "inherit" : ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  }
  const [status] = await once(child, "close");
  return {
    ok: status === 0,
    seconds: ((Date.now() - start) / 1000).toFixed(1),
    said: Buffer.concat(chunks).toString("utf8"),
  };
}
