import "server-only";
import type { JobCounts } from "@/lib/jobs/job";
import type { JobsSearch } from "@/lib/jobs/search-params";
import { settings } from "../settings";
import type { CountsCall } from "./counts";
import { jobsDesk } from "./desk";
import { planJobs } from "./plan";

/** How many jobs of each status match the other filters of a search, wherever its reader pages. */
export function countJobs(search: JobsSearch, call: CountsCall): Promise<JobCounts> {
  const [defaultMarketplace] = settings().marketplaceIds;
  const question = planJobs({ ...search, asOf: null }, defaultMarketplace, Date.now());
  return jobsDesk().counts(question, call);
}
