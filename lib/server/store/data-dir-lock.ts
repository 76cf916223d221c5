import "server-only";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StoreError } from "./store";

/**
 * Claims a folder for this process: the embedded database has one user, and a second one would
 * damage it. A claim whose process is gone is taken over.
 * @returns gives the folder back
 * @throws StoreError when another process that runs has it
 */
export function lockDataDir(dataDir: string): () => void {
  const file = join(dataDir, "in-use-by");
  claim(file, dataDir);
  return () => rmSync(file, { force: true });
}

function claim(file: string, dataDir: string): void {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return;
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  }
  const holder = Number(readFileSync(file, "utf8"));
  if (holder !== process.pid && isRunning(holder)) {
    throw new StoreError(
      `DATA_DIR ${dataDir} is in use by the process ${holder}. Stop it, or give each its own folder.`,
    );
  }
  writeFileSync(file, String(process.pid));
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, "EPERM");
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
