import "server-only";
import { ProblemError } from "@/lib/http/problem";
import type { JobDetail } from "@/lib/jobs/job";
import { chargeCall } from "../edge/user-share";
import { settings } from "../settings";
import type { WireJob } from "../sp-api/wire";
import { jobsDesk } from "./desk";
import type { ListCall } from "./list-jobs";
import { shapeJob } from "./privacy";
import { spApi } from "./upstream";

/**
 * One job as Amazon sent it: for this server's eyes only.
 * @throws ProblemError `not_found` also for a job of a marketplace that is not configured
 */
export async function wireJob(
  id: string,
  call: Omit<ListCall, "role">,
): Promise<{ data: WireJob; fetchedAt: number }> {
  const answer = await jobsDesk().details.read(
    id,
    (flight) => {
      chargeCall(call.user, "asked");
      return spApi().getServiceJobByServiceJobId(id, { ...flight, user: call.user });
    },
    { signal: call.signal, lane: call.lane, refresh: call.refresh },
  );
  const { marketplaceId } = answer.data;
  if (marketplaceId && !settings().marketplaceIds.includes(marketplaceId)) {
    throw new ProblemError("not_found", {
      detail: "This job belongs to a marketplace that this dashboard is not set up for.",
    });
  }
  return answer;
}

/** One job by its id, cut to what the role may see, by the operation whose bucket is its own. */
export async function getJob(id: string, call: ListCall): Promise<JobDetail> {
  const { data, fetchedAt } = await wireJob(id, call);
  return {
    job: shapeJob(data, call.role, Date.now()),
    fetchedAt: new Date(fetchedAt).toISOString(),
  };
}
