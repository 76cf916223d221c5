type Span = { left: number; right: number };

export type Landing = {
  /** The header whose place is taken, counted from 0. */
  over: number;
  /** Where the column would begin, in px from the left of the window. */
  edge: number;
};

/**
 * Where a header that is dragged to `x` would land among its neighbours, which are given in the order of
 * the columns; null where that changes nothing.
 */
export function landingOf(
  headers: readonly Span[],
  from: number,
  x: number,
  rightToLeft: boolean,
): Landing | null {
  const passed = headers.filter(({ left, right }) => {
    const middle = (left + right) / 2;
    return rightToLeft ? x < middle : x > middle;
  }).length;
  if (passed === from || passed === from + 1) return null;
  const over = passed > from ? passed - 1 : passed;
  const span = headers[over];
  if (span === undefined) return null;
  const isBehind = passed > from;
  return { over, edge: isBehind === rightToLeft ? span.left : span.right };
}
