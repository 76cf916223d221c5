import "server-only";
import type { CrawlCursor, CrawlOutcome } from "@/lib/server/jobs/crawl/crawl";
import { crawlJobs } from "@/lib/server/jobs/crawl/crawl-jobs";
import type { SpApi } from "@/lib/server/sp-api/contract";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";

export type Crawled = { ids: string[]; steps: { rows: number; total: number | null }[] } & {
  outcome: CrawlOutcome;
};

/** A crawl that never pauses for real, and what can be done to it. */
export function startCrawl(
  ask: SpApi["getServiceJobs"],
  query: JobsQuery,
  { start = null, pauses = [] }: { start?: CrawlCursor | null; pauses?: number[] } = {},
) {
  const leaving = new AbortController();
  const ending = new AbortController();
  const crawl = crawlJobs(
    { query, user: "mara", signal: leaving.signal, ending: ending.signal, start },
    { ask, sleep: async (ms) => void pauses.push(ms) },
  );
  return { crawl, leave: () => leaving.abort(new Error("left")), end: () => ending.abort() };
}

/** Crawls to the end. */
export async function crawlThrough(
  ask: SpApi["getServiceJobs"],
  query: JobsQuery,
  options: { start?: CrawlCursor | null; pauses?: number[] } = {},
): Promise<Crawled> {
  const { crawl } = startCrawl(ask, query, options);
  const ids: string[] = [];
  const steps: Crawled["steps"] = [];
  for (;;) {
    const step = await crawl.next();
    if (step.done) return { ids, steps, outcome: step.value };
    const { jobs, rows, total } = step.value;
    ids.push(...jobs.map((job) => job.serviceJobId ?? ""));
    steps.push({ rows, total });
  }
}

/** What a crawl still brings. */
export async function drain(crawl: ReturnType<typeof startCrawl>["crawl"]) {
  const ids: string[] = [];
  for (;;) {
    const step = await crawl.next();
    if (step.done) return { ids, outcome: step.value };
    ids.push(...step.value.jobs.map((job) => job.serviceJobId ?? ""));
  }
}

/** Lets everything happen that is not waiting for somebody. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
