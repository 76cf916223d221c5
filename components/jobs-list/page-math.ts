/**
 * Positions of the first and last row of a page in the whole list, counted from 1; null without rows.
 * Amazon's total may be too small, so it bounds the last position only where the first one is within it.
 */
export function rowSpan(
  { page, pageSize, rows }: { page: number; pageSize: number; rows: number },
  total: number | null,
): { from: number; to: number } | null {
  if (rows === 0) return null;
  const from = (page - 1) * pageSize + 1;
  const to = from + rows - 1;
  return { from, to: total !== null && total >= from ? Math.min(to, total) : to };
}

/** How many pages there are: at least one; null when the total is not known. */
export function pageCount(total: number | null, pageSize: number): number | null {
  return total === null ? null : Math.max(1, Math.ceil(total / pageSize));
}

/** The rows on the screen, as far as turning pages goes. */
export type ShownRows = {
  asOf: string;
  total: number | null;
  pageSize: number;
  hasNext: boolean;
  /** They answer the question before this one. */
  outdated: boolean;
};

/**
 * Whether a page follows the one that is asked for. Rows of an earlier page say so by their total,
 * where they belong to the same list: paging holds it at one instant. Rows of another list are only a
 * guess, but a key that is pressed while the new ones are on their way must not go unheard.
 */
export function isFollowed(
  asked: { page: number; asOf: string | null },
  { asOf, total, pageSize, hasNext, outdated }: ShownRows,
): boolean {
  const sameList = asked.asOf !== null && Date.parse(asked.asOf) === Date.parse(asOf);
  if (!outdated || !sameList) return hasNext;
  const pages = pageCount(total, pageSize);
  return pages !== null && asked.page < pages;
}

export type TypedPage = { page: number } | { wrong: "notANumber" | "beyondEnd" };

/** A page number as typed. `pages` null: every positive whole number may exist. */
export function readPage(typed: string, pages: number | null): TypedPage {
  const text = typed.trim();
  const page = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (page < 1) return { wrong: "notANumber" };
  return pages !== null && page > pages ? { wrong: "beyondEnd" } : { page };
}
