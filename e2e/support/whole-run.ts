const WHOLE = "E2E_WHOLE";
const DEEP = "E2E_DEEP";

/** Tells the workers whether every spec runs: any choice, of specs or otherwise, makes it a part. */
export function wholeness(chosen: readonly string[]): Record<string, string> {
  return { [WHOLE]: chosen.length === 0 ? "1" : "" };
}

export function isWholeRun(): boolean {
  return process.env[WHOLE] === "1";
}

/** The half of `npm run test:deep`: more inputs, and every spec in both viewports. */
export function isDeep(): boolean {
  return process.env[DEEP] === "1";
}
