const STEP = 10;

/** How far an export is in whole tenths, as percent: what is worth saying aloud. Null without a total. */
export function progressStep({
  rows,
  total,
}: {
  rows: number;
  total: number | null;
}): number | null {
  if (total === null || total === 0) return null;
  return Math.min(100, Math.floor(((rows / total) * 100) / STEP) * STEP);
}
