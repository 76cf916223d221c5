import "server-only";
import { randomBytes } from "node:crypto";
import type { User } from "@/lib/access/user";
import { audit, noteFirst } from "@/lib/server/http/audit";
import { causeOf } from "@/lib/server/http/problems";
import type { CrawlOutcome } from "@/lib/server/jobs/crawl/crawl";
import { logger } from "@/lib/server/runtime/logger";
import type { ExportRequest } from "./export-request";

/**
 * Called once with how an export ended; null for one that its reader left, or that failed before it began.
 * `failure` is what the program threw on the way. Resolves when that is on record.
 */
export type ExportTrace = (outcome: CrawlOutcome | null, failure?: unknown) => Promise<void>;

/**
 * Puts on record that an export begins; what it answers puts its end there. Both carry the same
 * mark, so that they find each other.
 * @throws ProblemError `internal` when there can be no record, and so no export
 */
export async function traceExport(user: User, request: ExportRequest): Promise<ExportTrace> {
  const mark = { export: randomBytes(6).toString("hex"), format: request.format };
  const { search, start } = request;
  await audit.get().record({
    action: "export",
    user,
    details: { ...mark, stage: "begun", search, after: start?.rows ?? 0 },
  });
  return (outcome, failure) => {
    const end = endOf(outcome);
    const { id, role } = user;
    logger().info(
      { export: "jobs", user: id, role, calls: outcome?.calls, ...end },
      "export ended",
    );
    if (failure !== undefined)
      logger().error({ export: "jobs", ...causeOf(failure) }, "export failed");
    return noteFirst({ action: "export", user, details: { ...mark, stage: "ended", ...end } });
  };
}

function endOf(outcome: CrawlOutcome | null): { end: string; rows?: number } {
  if (outcome === null) return { end: "unfinished" };
  return { end: outcome.complete ? "complete" : outcome.reason, rows: outcome.rows };
}
