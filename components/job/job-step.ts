export type StepDirection = 1 | -1;

/** The rows that somebody steps through, and where. */
export type StepPlace = {
  /** The jobs of this page that can be opened. */
  ids: readonly string[];
  /** The open job. */
  job: string;
  /** Where the open job stood before it left the list; the rows after it have moved up to there. */
  gap: number;
  page: number;
  hasNext: boolean;
};

/** A neighbour on this page, or the end of the next or previous page that is nearer. */
export type JobStep = { job: string } | { page: number; end: "first" | "last" };

/** Where a step from the open job leads; null at an end of the list. */
export function jobStep(place: StepPlace, direction: StepDirection): JobStep | null {
  const { ids, job, gap, page, hasNext } = place;
  const index = ids.indexOf(job);
  const before = direction === 1 ? gap : gap - 1;
  const target = index < 0 ? before : index + direction;
  const neighbour = target < 0 ? undefined : ids[target];
  if (neighbour !== undefined) return { job: neighbour };
  if (direction === 1) return hasNext ? { page: page + 1, end: "first" } : null;
  return page > 1 ? { page: page - 1, end: "last" } : null;
}
