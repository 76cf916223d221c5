import "server-only";
import { isDeepStrictEqual } from "node:util";
import { LRUCache } from "lru-cache";
import { seenOf } from "@/lib/actions/job-action";
import type { JobsSearch } from "@/lib/search/jobs-search";
import type { Answer, CallOptions, SpApi } from "@/lib/server/sp-api/contract";
import type { WireJob, WireListing } from "@/lib/server/sp-api/wire";
import type { JobsSource } from "./jobs-source";

/** Nothing that is remembered of Amazon's answers is older. */
const KEPT_MS = 300_000;
const MOST = 500;

type Shown = { data: WireJob; fetchedAt: number };

/** Jobs that somebody has just changed: here, as Amazon showed them then, or at another process. */
export type ChangedJobs = {
  put(job: WireJob, fetchedAt: number): void;
  /** Somebody at another process had it changed by then, epoch ms; null where nobody knows which job. */
  outdate(id: string | null, at: number): void;
  /** The job as it was shown last, where an answer of `fetchedAt`, epoch ms, is older; else null. */
  after(id: string, fetchedAt: number): Shown | null;
  /** Whether an answer of `fetchedAt` may show a job as it was before another process had it changed. */
  isOutdated(id: string, fetchedAt: number): boolean;
  /** When a job was changed last, as far as its id was told, epoch ms; 0 for never. */
  changedAt(id: string): number;
  /** When any was changed last, epoch ms; 0 for never. */
  last(): number;
};

export function createChangedJobs(): ChangedJobs {
  const jobs = new LRUCache<string, Shown>({ max: MOST, ttl: KEPT_MS });
  const outdated = new LRUCache<string, number>({ max: MOST, ttl: KEPT_MS });
  let allBefore = 0;
  let last = 0;
  return {
    outdate(id, at) {
      if (id === null) allBefore = at;
      else outdated.set(id, at);
      last = Math.max(last, at);
    },
    isOutdated: (id, fetchedAt) => Math.max(allBefore, outdated.get(id) ?? 0) > fetchedAt,
    put(data, fetchedAt) {
      if (!data.serviceJobId) return;
      jobs.set(data.serviceJobId, { data, fetchedAt });
      last = Math.max(last, fetchedAt);
    },
    after(id, fetchedAt) {
      const shown = jobs.get(id);
      return shown !== undefined && shown.fetchedAt > fetchedAt ? shown : null;
    },
    changedAt: (id) => Math.max(jobs.get(id)?.fetchedAt ?? 0, outdated.get(id) ?? 0),
    last: () => last,
  };
}

/**
 * The same jobs, where nothing that is remembered hides what has just been changed: such a list is asked
 * for anew, and shows the changed job all the same where Amazon does not answer.
 */
export function withChanged(source: JobsSource, changed: ChangedJobs): JobsSource {
  async function newest<Page extends { listing: WireListing; fetchedAt: number }>(
    page: Page,
    again: () => Promise<Page>,
    mayMiss = false,
  ): Promise<Page> {
    const lacks = mayMiss && page.fetchedAt < changed.last();
    if (!lacks && !isOvertaken(page, changed)) return page;
    return again().catch(() => ({ ...page, listing: overtaken(page, changed) }));
  }

  return {
    ...source,
    list: async (search, call) =>
      newest(
        await source.list(search, call),
        () => source.list(search, { ...call, refresh: true }),
        // A guess is worth no call; whoever turns to the page asks.
        mayEnter(search) && call.lane !== "prefetch",
      ),
    listOpen: async (search, call) =>
      newest(await source.listOpen(search, call), () =>
        source.listOpen(search, { ...call, refresh: true }),
      ),
    async get(id, call) {
      const answer = await source.get(id, call);
      const newest = changed.after(id, answer.fetchedAt) ?? answer;
      if (!changed.isOutdated(id, newest.fetchedAt)) return newest;
      return source.get(id, { ...call, refresh: true }).catch(() => newest);
    },
    async count(search, call) {
      const counts = await source.count(search, call);
      if (Date.parse(counts.fetchedAt) >= changed.last()) return counts;
      return source.count(search, { ...call, refresh: true }).catch(() => counts);
    },
  };
}

type Page = { listing: WireListing; fetchedAt: number };

/** Whether a job can come into a list by being changed, or leave it. */
function mayEnter({ status, scheduled, updated }: JobsSearch): boolean {
  return status.length > 0 || scheduled !== null || updated !== null;
}

function isOvertaken({ listing, fetchedAt }: Page, changed: ChangedJobs): boolean {
  return listing.jobs.some((job) => {
    const id = job.serviceJobId ?? "";
    if (changed.isOutdated(id, fetchedAt)) return true;
    const shown = changed.after(id, fetchedAt);
    return shown !== null && JSON.stringify(seenOf(shown.data)) !== JSON.stringify(seenOf(job));
  });
}

function overtaken({ listing, fetchedAt }: Page, changed: ChangedJobs): WireListing {
  const jobs = listing.jobs.map(
    (job) => changed.after(job.serviceJobId ?? "", fetchedAt)?.data ?? job,
  );
  return { ...listing, jobs };
}

/** Amazon does not say for how long its list may show a job as it was before a write; the job itself never is. */
const LIST_LAG_MS = 60_000;

/**
 * Amazon's list, without jobs as they were before they were changed here: one that was changed in the last minute, and
 * that is not in the list as it was seen since, is read by its id.
 * @param now epoch ms
 */
export function listWithoutLag(
  client: Pick<SpApi, "getServiceJobs" | "getServiceJobByServiceJobId">,
  changed: ChangedJobs,
  now: () => number = Date.now,
): SpApi["getServiceJobs"] {
  const seen = new LRUCache<string, Shown>({ max: MOST, ttl: LIST_LAG_MS });
  /** Callers share an answer, and what is put in its place. */
  const mended = new WeakMap<WireListing, Promise<Answer<WireListing>>>();

  function lastShown(id: string): Shown | null {
    const [looked, written] = [seen.get(id) ?? null, changed.after(id, 0)];
    if (looked === null || (written?.fetchedAt ?? 0) > looked.fetchedAt) return written;
    return looked;
  }

  async function current(job: WireJob, options: CallOptions | undefined): Promise<WireJob> {
    const id = job.serviceJobId ?? "";
    const known = lastShown(id);
    const isKnown = known !== null && !changed.isOutdated(id, known.fetchedAt);
    if (isKnown && isDeepStrictEqual(known.data, job)) return job;
    const askedAt = now();
    try {
      const { data } = await client.getServiceJobByServiceJobId(id, options);
      seen.set(id, { data, fetchedAt: askedAt });
      return data;
    } catch {
      return isKnown ? known.data : job;
    }
  }

  const mayLag = ({ serviceJobId = "" }: WireJob) =>
    changed.changedAt(serviceJobId) + LIST_LAG_MS > now();

  async function mend(answer: Answer<WireListing>, options?: CallOptions) {
    const jobs = await Promise.all(
      answer.data.jobs.map((job) => (mayLag(job) ? current(job, options) : job)),
    );
    return { ...answer, data: { ...answer.data, jobs } };
  }

  return async (query, options) => {
    const answer = await client.getServiceJobs(query, options);
    if (!answer.data.jobs.some(mayLag)) return answer;
    const shared = mended.get(answer.data) ?? mend(answer, options);
    mended.set(answer.data, shared);
    return shared;
  };
}
