import "server-only";
import type { Role } from "@/lib/access/permissions";
import { ProblemError } from "@/lib/http/problem";
import type { Job, JobDetail } from "@/lib/jobs/job";
import { settings } from "@/lib/server/config/settings";
import { shapeJob } from "@/lib/server/jobs/privacy/privacy";
import { knownOf, sameFacts } from "@/lib/server/jobs/source/live-rows";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { accounts } from "./accounts";
import type { ListCall } from "./list-jobs";

/** `marketplace` is the one in which the job is asked for; null for any that is set up. */
type JobCall = ListCall & { marketplace: string | null };

/**
 * One job as Amazon sent it: for this server's eyes only. Amazon takes nothing but the id, so what is
 * remembered is the same for every marketplace.
 * @throws ProblemError `not_found` also for a job of a marketplace that is not configured, or another
 *   than the one that is named
 */
export async function wireJob(
  id: string,
  call: Omit<JobCall, "role">,
  account = accounts.get().default,
): Promise<{ data: WireJob; fetchedAt: number }> {
  const { user, signal, lane, refresh } = call;
  const answer = await account.jobs.get(id, { user, signal, lane, refresh });
  const { marketplaceId } = answer.data;
  if (marketplaceId && !settings().marketplaceIds.includes(marketplaceId)) {
    throw new ProblemError("not_found", {
      detail: "This job belongs to a marketplace that this dashboard is not set up for.",
    });
  }
  if (marketplaceId && call.marketplace !== null && marketplaceId !== call.marketplace) {
    throw new ProblemError("not_found", {
      detail: `This job belongs to the marketplace ${marketplaceId}, not to ${call.marketplace}.`,
    });
  }
  return answer;
}

/**
 * One job by its id, cut to what the role may see, by the operation whose bucket is its own. A job
 * that does not say its marketplace, and with it the zone of its times, is taken for one of the
 * marketplace that is named.
 */
export async function getJob(
  id: string,
  call: JobCall,
  account = accounts.get().default,
): Promise<JobDetail> {
  const first = await wireJob(id, call, account);
  const marketplaceId = first.data.marketplaceId || (call.marketplace ?? undefined);
  const now = Date.now();
  const marketplace = marketplaceId ?? settings().marketplaceIds[0];
  const found = account.index?.find([id], { now, marketplace });
  // A job is shown without what others would add to it rather than not at all.
  const [indexed] = (await found?.catch(() => [])) ?? [];
  // What is remembered of it may be older than what the index has seen.
  const isOvertaken =
    indexed && indexed.openedAt > first.fetchedAt && !sameFacts(first.data, indexed.job);
  const { data, fetchedAt } = isOvertaken
    ? await wireJob(id, { ...call, refresh: true }, account)
    : first;
  const known = indexed && knownOf(indexed, data);
  return {
    job: shapeJob({ ...data, marketplaceId }, call.role, now, known),
    fetchedAt: new Date(fetchedAt).toISOString(),
  };
}

/** A job that Amazon has just shown, cut to what the role may see. */
export async function shownJob(
  data: WireJob,
  role: Role,
  account = accounts.get().default,
): Promise<Job> {
  const now = Date.now();
  const marketplace = data.marketplaceId ?? settings().marketplaceIds[0];
  const found = account.index?.find([data.serviceJobId ?? ""], { now, marketplace });
  const [indexed] = (await found?.catch(() => [])) ?? [];
  return shapeJob(data, role, now, indexed && knownOf(indexed, data));
}
