import "server-only";
import type { AuditDetails } from "@/lib/audit/audit-record";
import type { LookupResult } from "@/lib/jobs/lookup/lookup-result";
import { settings } from "@/lib/server/config/settings";
import type { LookupQuestion } from "./read-lookup";

/** How many ids were asked for in which marketplace, and what they turned out to be; never which. */
export function lookupDetails(question: LookupQuestion, result: LookupResult): AuditDetails {
  const details: AuditDetails = {
    marketplace: question.marketplace ?? settings().marketplaceIds[0],
    asked: question.ids.length,
    found: new Set(result.found.map(({ id }) => id)).size,
    missing: result.missing.length,
    malformed: result.malformed.length,
  };
  const failed = result.failed?.reduce((sum, { ids }) => sum + ids.length, 0) ?? 0;
  if (failed > 0) details.failed = failed;
  for (const { kind } of result.found) details[kind] = Number(details[kind] ?? 0) + 1;
  return details;
}
