/** The rate is that of the last seconds: the burst at the beginning says nothing of the rest. */
const WINDOW_MS = 5_000;
/** Before this the rate is a guess. */
const FIRST_MS = 1_500;

export type Pace = {
  /** Jobs a second; null as long as there are too few samples. */
  perSecond: number | null;
  /** Null where the total or the rate is not known. */
  secondsLeft: number | null;
};

/** Measures the pace of an export from its rows over time (epoch ms). */
export function createPace(total: number | null): (rows: number, now: number) => Pace {
  const samples: { rows: number; at: number }[] = [];

  return (rows, at) => {
    samples.push({ rows, at });
    while ((samples[1]?.at ?? at) < at - WINDOW_MS) samples.shift();
    const first = samples[0];
    const elapsed = at - (first?.at ?? at);
    if (first === undefined || elapsed < FIRST_MS) return { perSecond: null, secondsLeft: null };
    const perSecond = ((rows - first.rows) / elapsed) * 1000;
    const known = total !== null && perSecond > 0;
    return { perSecond, secondsLeft: known ? Math.max(0, total - rows) / perSecond : null };
  };
}

/** Amazon's largest page (Services API v1 model). */
const PAGE = 20;
/** Of the burst an export leaves some to clicks, and the server some to Amazon. */
const LEFT_ALONE = 6;

/** How long an export takes at least, in seconds: the burst at once, then page by page. */
export function estimateSeconds(
  total: number,
  { rate, burst }: { rate: number; burst: number },
): number {
  const pages = Math.ceil(total / PAGE);
  return Math.max(1, Math.ceil((pages - Math.max(0, burst - LEFT_ALONE)) / rate));
}

export type Duration = { unit: "seconds" | "minutes" | "hours"; count: number };

/** A duration as people say it: seconds up to 90, minutes up to 90, then hours. */
export function roundDuration(seconds: number): Duration {
  if (seconds <= 90) return { unit: "seconds", count: Math.max(1, Math.round(seconds)) };
  if (seconds <= 90 * 60) return { unit: "minutes", count: Math.round(seconds / 60) };
  return { unit: "hours", count: Math.round(seconds / 360) / 10 };
}

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
