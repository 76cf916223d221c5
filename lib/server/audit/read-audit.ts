import "server-only";
import type { AuditPage } from "@/lib/audit/audit-record";
import { auditZone, readAuditSearch } from "@/lib/audit/audit-search";
import { listAudit } from "@/lib/server/db/audit-log";
import { database } from "@/lib/server/db/process-database";
import { audit } from "@/lib/server/http/audit";
import { refuseUnreadable } from "@/lib/server/http/problems";
import { resolveRange } from "@/lib/time/range";

/**
 * The records that a search asks for, the newest first.
 * @throws ProblemError `bad_search` naming each parameter that cannot be read
 */
export async function readAudit(params: URLSearchParams): Promise<AuditPage> {
  const now = Date.now();
  const { search, problems } = readAuditSearch(params, now);
  refuseUnreadable(problems);
  const { action, user, job, at, size, before, after } = search;
  const range = at && resolveRange(at, auditZone(search), now);
  // What happened before the question is part of the answer.
  await audit.get().settled();
  const page = await listAudit(await database(), {
    actions: action,
    user: user ?? undefined,
    jobId: job ?? undefined,
    from: range?.after ?? undefined,
    to: range?.before == null ? undefined : range.before + 1,
    before: before ?? undefined,
    after: after ?? undefined,
    limit: size,
  });
  return { ...page, fetchedAt: new Date(now).toISOString() };
}
