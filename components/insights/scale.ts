/** An axis from zero: its end, and where it is marked, zero and the end included. */
export type Scale = { top: number; ticks: readonly number[] };

/** About so many steps lie between zero and the end. */
const STEPS = 4;

/**
 * An axis that begins at zero and reaches the largest value in round steps of 1, 2 or 5.
 * @param largest nothing larger is drawn; zero where nothing is known
 * @param limits `whole` for what is counted, `most` for what cannot be more, such as a share
 */
export function scaleTo(
  largest: number,
  { whole = false, most }: { whole?: boolean; most?: number } = {},
): Scale {
  const reach = largest > 0 ? largest : (most ?? 1);
  const step = whole ? Math.max(1, roundStep(reach / STEPS)) : roundStep(reach / STEPS);
  const steps = Math.max(1, Math.ceil(reach / step - 1e-9));
  const ends = Array.from({ length: steps + 1 }, (_, index) => index * step);
  const ticks = most === undefined ? ends : ends.filter((tick) => tick <= most + 1e-9);
  return { top: ticks.at(-1) ?? step, ticks };
}

/** The next larger of 1, 2, 5, 10 … and their parts. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = [1, 2, 5, 10].find((one) => one * power >= size - power * 1e-9) ?? 10;
  return factor * power;
}

/** Which of some marks are named, so that so many names have room at most: the last one always is. */
export function namedMarks(count: number, room: number): ReadonlySet<number> {
  const every = Math.max(1, Math.ceil(count / room));
  const marks = Array.from({ length: count }, (_, index) => index);
  return new Set(marks.filter((index) => (count - 1 - index) % every === 0));
}
