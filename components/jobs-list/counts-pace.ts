import type { JobCounts } from "@/lib/jobs/job";

const FIRST_MS = 60_000;
const LONGEST_MS = 300_000;
/** A count that is missing is on its way: the next look finds it. */
const MISSING_MS = 5_000;

/** What is known of a question about counts, in the shape of a query's state. */
export type CountsState = {
  data?: JobCounts;
  dataUpdatedAt: number;
  errorUpdatedAt: number;
};

/**
 * Says how long to wait before counting again, in milliseconds: a minute, and twice as long after
 * each answer that brings nothing new, up to five. Asked again about the same answer, it says the
 * same; another question begins anew.
 */
export function createCountsPace(): (question: string, state: CountsState) => number {
  let asked: string | null = null;
  let seen = "";
  let counts = "";
  let wait = FIRST_MS;

  return (question, { data, dataUpdatedAt, errorUpdatedAt }) => {
    const answer = `${dataUpdatedAt}/${errorUpdatedAt}`;
    if (question === asked && answer === seen) return wait;
    const missing = data !== undefined && Object.values(data.counts).includes(null);
    const found = JSON.stringify(data?.counts);
    const first = missing ? MISSING_MS : FIRST_MS;
    wait = question === asked && found === counts ? Math.min(wait * 2, LONGEST_MS) : first;
    asked = question;
    seen = answer;
    counts = found;
    return wait;
  };
}
