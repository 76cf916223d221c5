import type { Job, JobPage } from "@/lib/jobs/job";
import { parseInstant } from "@/lib/time/instant";
import { type ChangeField, changedFields } from "./changed-fields";

/** What a mark says of a job: that it is new, or what of it is. */
export type Mark = "new" | ChangeField;

type Seen = { job: Job; fetchedAt: string; marks: readonly Mark[] };

/** What somebody has seen of each job, and what was new about it when they last looked. */
export type Sight = {
  jobs: ReadonlyMap<string, Seen>;
  /** Up to when the newest list was asked, epoch ms; null before the first look. */
  until: number | null;
};

export const NOTHING_SEEN: Sight = { jobs: new Map(), until: null };

/** So many jobs are remembered; those seen longest ago are forgotten first. */
const REMEMBERED = 1000;

/**
 * What is known after a look at a page. A job is compared with how it was seen before; a page that
 * was seen already, or is older, changes nothing, and gives back the very same sight.
 */
export function look(sight: Sight, page: JobPage): Sight {
  const news = page.jobs.filter(({ serviceJobId }) => {
    const seen = sight.jobs.get(serviceJobId);
    return serviceJobId !== "" && (seen === undefined || seen.fetchedAt < page.fetchedAt);
  });
  const asOf = parseInstant(page.asOf);
  const until = Math.max(sight.until ?? 0, asOf ?? 0) || null;
  if (news.length === 0 && until === sight.until) return sight;
  const jobs = new Map(sight.jobs);
  for (const job of news) {
    const marks = marksOf(jobs.get(job.serviceJobId)?.job, job, sight.until);
    jobs.delete(job.serviceJobId);
    jobs.set(job.serviceJobId, { job, fetchedAt: page.fetchedAt, marks });
  }
  return { jobs: new Map([...jobs].slice(-REMEMBERED)), until };
}

/** What is new about a job since the look before the last. */
export function marksOn(sight: Sight, id: string): readonly Mark[] {
  return sight.jobs.get(id)?.marks ?? NO_MARKS;
}

const NO_MARKS: readonly Mark[] = [];

function marksOf(before: Job | undefined, job: Job, until: number | null): readonly Mark[] {
  if (before !== undefined) return changedFields(before, job);
  const created = job.createTime === undefined ? null : parseInstant(job.createTime);
  return until !== null && created !== null && created > until ? ["new"] : NO_MARKS;
}
