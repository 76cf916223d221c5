import type { Span } from "./visit-time";

/** The column of an item among those that it shares its time with; `columns` is how many they need. */
export type Packed<T> = { item: T; column: number; columns: number };

/**
 * Puts items that overlap side by side, each in the first column that is free; items that touch share one.
 * @param leastMs how long an item is drawn at least, so that short ones do not cover each other
 * @returns by begin, the longer one first
 */
export function pack<T extends Span>(items: readonly T[], leastMs = 1): Packed<T>[] {
  const endOf = ({ from, to }: Span) => Math.max(to, from + leastMs);
  const sorted = items.toSorted((a, b) => a.from - b.from || endOf(b) - endOf(a));
  const packed: Packed<T>[] = [];
  let group: Packed<T>[] = [];
  let ends: number[] = [];
  const closeGroup = () => {
    for (const one of group) packed.push({ ...one, columns: ends.length });
    group = [];
    ends = [];
  };
  let groupEnd = Number.NEGATIVE_INFINITY;
  for (const item of sorted) {
    if (item.from >= groupEnd) closeGroup();
    const free = ends.findIndex((end) => end <= item.from);
    const column = free === -1 ? ends.length : free;
    ends[column] = endOf(item);
    groupEnd = Math.max(groupEnd, endOf(item));
    group.push({ item, column, columns: 0 });
  }
  closeGroup();
  return packed;
}
