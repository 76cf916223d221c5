import "server-only";
import type { Role } from "@/lib/access/role";
import type { JobPage } from "@/lib/jobs/job";
import type { JobsSearch } from "@/lib/search/search-params";
import { settings } from "@/lib/server/config/settings";
import { shapeJob } from "@/lib/server/jobs/privacy/privacy";
import type { PageCall } from "@/lib/server/jobs/source/cursor-cache";
import { jobsDesk } from "@/lib/server/jobs/source/jobs-cache";
import { planJobs } from "@/lib/server/jobs/source/plan";
import { canonicalQuery } from "@/lib/server/sp-api/query";

export type ListCall = PageCall & { role: Role };

/**
 * One page of a search, cut to what the role may see.
 *
 * A list whose range is open upwards is asked "up to now", and that instant is its `asOf`. For a
 * short time everybody who asks the same open question gets the same instant, and so the same
 * pages; whoever turns the page carries it in the URL, which holds the list still.
 * @throws ProblemError `bad_search` for a page beyond the end, and what Amazon's room throws
 */
export async function listJobs(search: JobsSearch, call: ListCall): Promise<JobPage> {
  const desk = jobsDesk();
  const [defaultMarketplace] = settings().marketplaceIds;
  const now = Date.now();
  const opening =
    search.asOf === null
      ? await openingOf(search, defaultMarketplace, now, call)
      : { asOf: new Date(search.asOf).toISOString(), first: null };
  const asked = search.asOf === null ? { ...search, asOf: opening.asOf } : search;
  const listing =
    search.page === 1 && opening.first !== null
      ? opening.first
      : await desk.page(planJobs(asked, defaultMarketplace, now), search.page, call);
  const { data, hasNext, fetchedAt } = listing;
  const { page, size } = search;
  const { asOf } = opening;
  return desk.shaped(data, { role: call.role, page, size, asOf, hasNext }, () => ({
    jobs: data.jobs.map((job) => shapeJob(job, call.role, now)),
    total: data.totalResultSize,
    page,
    pageSize: size,
    hasNext,
    hasPrevious: page > 1,
    asOf,
    fetchedAt: new Date(fetchedAt).toISOString(),
  }));
}

function openingOf(search: JobsSearch, defaultMarketplace: string, now: number, call: ListCall) {
  const open = planJobs(search, defaultMarketplace, now);
  return jobsDesk().openings.read(
    canonicalQuery(open),
    async (flight) => {
      const asOf = new Date().toISOString();
      const query = planJobs({ ...search, asOf }, defaultMarketplace, now);
      return { asOf, first: await jobsDesk().page(query, 1, { ...call, ...flight }) };
    },
    { signal: call.signal, lane: call.lane, refresh: call.refresh && search.page === 1 },
  );
}
