/** The rate is that of the last seconds: the burst at the beginning says nothing of the rest. */
const WINDOW_MS = 5_000;
/** Before this the rate is a guess. */
const FIRST_MS = 1_500;

export type Pace = {
  /** Jobs a second; null as long as there is too little to tell by. */
  perSecond: number | null;
  /** Null where the total or the rate is not known. */
  secondsLeft: number | null;
};

/** Tells the pace of an export from its rows over time (epoch ms). */
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
