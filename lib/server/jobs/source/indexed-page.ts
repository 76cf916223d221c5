import "server-only";
import type { IndexedPage, IndexReport } from "@/lib/jobs/job-index";
import type { IndexedJob } from "@/lib/server/index/job-index";
import type { Known } from "@/lib/server/jobs/privacy/privacy";
import type { WireListing } from "@/lib/server/sp-api/wire";
import { amazonProblem } from "./amazon-problem";
import { infoOf } from "./answerer";
import type { JobsSource, PageCall } from "./jobs-source";
import { knownOf, type LiveRows, readRows, sameFacts } from "./live-rows";

/** What the index named, and how it was just before. */
type Named = { jobs: readonly IndexedJob[]; total: number; report: IndexReport };

export type PageOfIndexed = {
  listing: WireListing;
  /** Of the oldest row that Amazon gave, epoch ms; null where it gave none. */
  fetchedAt: number | null;
  beside: IndexedPage;
  /** By service job id. */
  known: ReadonlyMap<string, Known>;
};

/** Jobs that the index named, in its order, each as Amazon has it now as far as Amazon answers. */
export async function pageOfIndexed(
  live: Pick<JobsSource, "listOpen" | "get">,
  { jobs, total, report }: Named,
  reading: { marketplace: string; call: PageCall },
): Promise<PageOfIndexed> {
  const { call } = reading;
  let rows = await readRows(live, jobs, reading);
  if (isOvertaken(rows, jobs)) {
    rows = await readRows(live, jobs, { ...reading, call: { ...call, refresh: true } });
  }
  // A guess without an answer is asked again by whoever turns to the page.
  if (rows.failure !== null && call.lane === "prefetch") throw rows.failure;
  return {
    listing: listingOf(jobs, rows, total),
    fetchedAt: rows.fetchedAt,
    beside: besideRows(jobs, rows, report),
    known: new Map(jobs.map((job) => [job.id, knownOf(job, rows.found.get(job.id))])),
  };
}

/** Whether the index has read something newer of a job than what is remembered of its row. */
function isOvertaken({ found, fetchedAt }: LiveRows, jobs: readonly IndexedJob[]): boolean {
  return jobs.some(({ id, job, openedAt }) => {
    const row = found.get(id);
    return row !== undefined && openedAt > (fetchedAt ?? openedAt) && !sameFacts(row, job);
  });
}

function listingOf(jobs: readonly IndexedJob[], { found }: LiveRows, total: number): WireListing {
  return {
    jobs: jobs.map(({ id, job }) => found.get(id) ?? job),
    totalResultSize: total,
    nextPageToken: null,
    previousPageToken: null,
  };
}

function besideRows(
  jobs: readonly IndexedJob[],
  { found, gone, failure }: LiveRows,
  report: IndexReport,
): IndexedPage {
  const notes = jobs.flatMap(({ id, job }): [string, "changed" | "gone"][] => {
    if (gone.has(id)) return [[id, "gone"]];
    const row = found.get(id);
    return row !== undefined && !sameFacts(row, job) ? [[id, "changed"]] : [];
  });
  const code = failure === null ? undefined : amazonProblem(failure)?.code;
  return {
    source: "index",
    index: infoOf(report),
    rows: failure === null ? { source: "live" } : { source: "index", ...(code && { code }) },
    ...(notes.length > 0 && { notes: Object.fromEntries(notes) }),
  };
}
