/** What the name of a test says that only the deep run plays; CONTRIBUTING says which those are. */
export const VARIANT = /@deep\b/u;

/** The names of the other tests, for a runner that cannot leave out by a pattern. */
export const EVERY_CHANGE = /^(?!.*@deep\b)/su;

/** Whether this is `npm run test:deep`: every test, more inputs, and every spec in both viewports. */
export function isDeep(): boolean {
  return process.env.DEEP === "1";
}

/** How many generated cases a property meets: `quick` on every change, other ones each time, `deep` before a release. */
export function runs(quick: number, deep: number): { numRuns: number } {
  return { numRuns: isDeep() ? deep : quick };
}
