import "server-only";
import type { JobHistory } from "@/lib/jobs/job-history";
import type { AnswerSource } from "@/lib/jobs/job-index";
import { accounts } from "./accounts";
import { indexUnavailable, infoOf } from "./source/answerer";

/**
 * What the index saw change of a job. It asks nobody else; a job that it does not hold has no beginning.
 * @throws ProblemError `index_unavailable` where there is no index, or it holds nothing yet
 */
export async function jobHistory(
  id: string,
  { index } = accounts.get().default,
): Promise<JobHistory & { source: AnswerSource }> {
  if (index === null) throw indexUnavailable([]);
  const report = index.report();
  if (report.state === "off" || report.asOf === null) throw indexUnavailable([], report);
  return { ...(await index.history(id)), source: "index", index: infoOf(report) };
}
