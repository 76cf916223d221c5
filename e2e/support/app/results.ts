import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./process";

/** Where a run leaves what was said and written in it; the next one begins with an empty folder. */
export const RESULTS = join(ROOT, "e2e/.results");

/** Logs of servers, and their metrics as they stood at the end. */
export const LOGS = join(RESULTS, "logs");

/** Bodies of errors as their callers got them, one JSON line each. */
export const ERRORS = join(RESULTS, "errors");

/** What must stand in none of the two: kept apart, and read by the specs of `e2e/leaks` only. */
export const NEEDLES = join(RESULTS, "needles");

/** Adds a line to this process's own file, so that nobody writes between another's lines. */
export function keepLine(folder: string, line: object): void {
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(line)}\n`);
}
