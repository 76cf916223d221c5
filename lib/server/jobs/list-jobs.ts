import "server-only";
import type { Role } from "@/lib/access/permissions";
import type { JobPage } from "@/lib/jobs/job";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { shapeJob } from "@/lib/server/jobs/privacy/privacy";
import type { PageCall } from "@/lib/server/jobs/source/jobs-source";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import type { WireListing } from "@/lib/server/sp-api/wire";
import { accounts } from "./accounts";

export type ListCall = PageCall & { role: Role };

/**
 * One page of a search, cut to what the role may see. A list that is open upwards is held still by its
 * `asOf`, which whoever turns the page carries in the URL.
 * @throws ProblemError `bad_search` for a page beyond the end, and what Amazon's room throws
 */
export async function listJobs(
  search: JobsSearch,
  { role, ...call }: ListCall,
  account = accounts.get().default,
): Promise<JobPage> {
  const now = Date.now();
  const { listing, hasNext, asOf, fetchedAt, beside, known } = await account.jobs.list(
    search,
    call,
  );
  const { page, size } = search;
  return shapedPages()(listing, { role, page, size, asOf, hasNext }, () => ({
    jobs: listing.jobs.map((job) => shapeJob(job, role, now, known?.get(job.serviceJobId ?? ""))),
    total: listing.totalResultSize,
    page,
    pageSize: size,
    hasNext,
    hasPrevious: page > 1,
    asOf,
    fetchedAt: new Date(fetchedAt).toISOString(),
    ...beside,
  }));
}

/** How old the flags of a row may be, which depend on the time of day. */
const FRESH_MS = 5_000;

type Shaped = { page: JobPage; at: number };

/** Where in which list, up to when: with the answer and the role, all that a page depends on. */
export type PageOf = { role: Role; page: number; size: number; asOf: string; hasNext: boolean };

/**
 * The pages that were made of an answer, so that colleagues of one role who ask the same share one
 * object. They are forgotten with the answer itself. What is handed out must not be changed.
 */
export function createShapedPages(now: () => number = () => performance.now()) {
  const made = new WeakMap<WireListing, Map<string, Shaped>>();

  return function pageOf(answer: WireListing, about: PageOf, make: () => JobPage): JobPage {
    const { role, page, size, asOf, hasNext } = about;
    const key = [role, page, size, asOf, hasNext].join(" ");
    const pages = made.get(answer) ?? new Map<string, Shaped>();
    const known = pages.get(key);
    const age = known ? now() - known.at : Number.POSITIVE_INFINITY;
    if (known && age >= 0 && age < FRESH_MS) return known.page;
    const shaped = make();
    for (const [other, { at }] of pages) if (now() - at >= FRESH_MS) pages.delete(other);
    pages.set(key, { page: shaped, at: now() });
    made.set(answer, pages);
    return shaped;
  };
}

/** Those of this process. */
function shapedPages() {
  return processSingleton("shaped-pages", createShapedPages);
}
