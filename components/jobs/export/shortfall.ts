import type { Ending } from "./ending";
import type { Shortfall } from "./export-state";

/**
 * What a file lacks when its stream is over; null when nothing.
 * @param rows jobs in the file
 * @param cut why the stream broke off, if it did
 */
export function shortfallOf(
  ending: Ending | null,
  rows: number,
  cut: string | null,
): Shortfall | null {
  const none = { missing: [], resume: null };
  if (cut !== null) return { ...none, reason: cut };
  if (ending === null) return { ...none, reason: "unreadable" };
  if (ending.rows !== rows) return { ...none, reason: "rows_differ" };
  if (ending.complete) return null;
  const { reason, missing, resume } = ending;
  return { reason: reason ?? "unreadable", missing, resume };
}
