import type { Job } from "@/lib/jobs/job";

/** Rows that somebody has chosen, on whichever pages of one list. */
export type Selection = {
  /** By id, each as it was shown when it was chosen. */
  chosen: ReadonlyMap<string, Job>;
  /** Where a range begins that Shift ends. */
  anchor: string | null;
  /** Not the chosen rows alone, but all that the list finds. */
  everything: boolean;
};

export const NOTHING_CHOSEN: Selection = { chosen: new Map(), anchor: null, everything: false };

type Choice = {
  id: string;
  checked: boolean;
  /** Shift was held: all rows from the anchor on. */
  range: boolean;
};

/** The selection after one row, or all rows from the last one on, were chosen or let go. */
export function withChoice(
  selection: Selection,
  { id, checked, range }: Choice,
  rows: readonly Job[],
): Selection {
  const ids = rows.map(({ serviceJobId }) => serviceJobId);
  const from = range && selection.anchor !== null ? ids.indexOf(selection.anchor) : -1;
  const to = ids.indexOf(id);
  const touched =
    from < 0 ? rows.slice(to, to + 1) : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ...withRows(selection, touched, checked), anchor: id };
}

/** The selection after all these rows were chosen or let go. */
export function withRows(selection: Selection, rows: readonly Job[], checked: boolean): Selection {
  const chosen = new Map(selection.chosen);
  for (const row of rows) {
    const { serviceJobId } = row;
    // A job without an id cannot be told from another.
    if (checked && serviceJobId) chosen.set(serviceJobId, row);
    else chosen.delete(serviceJobId);
  }
  return { ...selection, chosen, everything: false };
}
