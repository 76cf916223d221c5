import "server-only";
import type { JobCounts } from "@/lib/jobs/job";
import type { JobsSearch } from "@/lib/search/search-params";
import { settings } from "@/lib/server/config/settings";
import type { CountsCall } from "@/lib/server/jobs/source/counts";
import { jobsDesk } from "@/lib/server/jobs/source/jobs-cache";
import { planJobs } from "@/lib/server/jobs/source/plan";

/** How many jobs of each status match the other filters of a search, wherever its reader pages. */
export function countJobs(search: JobsSearch, call: CountsCall): Promise<JobCounts> {
  const [defaultMarketplace] = settings().marketplaceIds;
  const question = planJobs({ ...search, asOf: null }, defaultMarketplace, Date.now());
  return jobsDesk().counts(question, call);
}
