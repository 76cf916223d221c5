const WHOLE = "E2E_WHOLE";

/** Tells the workers whether every spec runs: any choice, of specs or otherwise, makes it a part. */
export function wholeness(chosen: readonly string[]): Record<string, string> {
  return { [WHOLE]: chosen.length === 0 ? "1" : "" };
}

export function isWholeRun(): boolean {
  return process.env[WHOLE] === "1";
}
