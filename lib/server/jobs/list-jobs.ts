import "server-only";
import type { Role } from "@/lib/access/role";
import type { JobPage } from "@/lib/jobs/job";
import type { JobsSearch } from "@/lib/search/search-params";
import { shapeJob } from "@/lib/server/jobs/privacy/privacy";
import type { PageCall } from "@/lib/server/jobs/source/jobs-source";
import { accounts } from "./accounts";
import { shapedPages } from "./shaped-pages";

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
  const { listing, hasNext, asOf, fetchedAt } = await account.jobs.list(search, call);
  const { page, size } = search;
  return shapedPages()(listing, { role, page, size, asOf, hasNext }, () => ({
    jobs: listing.jobs.map((job) => shapeJob(job, role, now)),
    total: listing.totalResultSize,
    page,
    pageSize: size,
    hasNext,
    hasPrevious: page > 1,
    asOf,
    fetchedAt: new Date(fetchedAt).toISOString(),
  }));
}
