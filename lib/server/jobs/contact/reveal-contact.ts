import "server-only";
import { z } from "zod";
import type { User } from "@/lib/access/user";
import { type Contact, REASON_LEAST, REASON_LENGTH, type Revealed } from "@/lib/jobs/contact";
import { isStorable } from "@/lib/server/db/database";
import { audit } from "@/lib/server/http/audit";
import { badBody, jsonBody } from "@/lib/server/http/json-body";
import { wireJob } from "@/lib/server/jobs/get-job";
import { JOB_RULE, type Rule } from "@/lib/server/jobs/privacy/privacy-rules";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { scrubReason } from "./scrub-reason";

const MOST_BYTES = 4 * 1024;
const SHOWN_MS = 5 * 60_000;

const body = z.object({
  reason: z.string().trim().min(REASON_LEAST).max(REASON_LENGTH).refine(isStorable),
});

/**
 * The contact data of one job, after the record of who asked and why is kept; a record that cannot
 * be kept reveals nothing.
 * @throws ProblemError `bad_search` naming `reason`, and whatever reading the job throws
 */
export async function revealContact(
  id: string,
  { request, user, signal }: { request: Request; user: User; signal: AbortSignal },
): Promise<Revealed> {
  const parsed = body.safeParse(
    await jsonBody(request, { mostBytes: MOST_BYTES, field: "reason" }),
  );
  if (!parsed.success) {
    const detail = `A reason of ${REASON_LEAST} to ${REASON_LENGTH} printable characters is needed.`;
    throw badBody({ parameter: "reason", code: "reason", detail, limit: REASON_LENGTH });
  }
  const { data } = await wireJob(id, {
    marketplace: null,
    user: user.id,
    signal,
    lane: "interactive",
  });
  await audit.get().record({
    action: "reveal",
    user,
    jobId: data.serviceJobId ?? id,
    reason: scrubReason(parsed.data.reason, data),
    details: { marketplace: data.marketplaceId ?? "" },
  });
  const hideAt = new Date(Date.now() + SHOWN_MS).toISOString();
  return { contact: contactOf(data), hideAt, shownMs: SHOWN_MS };
}

/** What of a job is shown only on request: the fields whose rule is `reveal`, and nothing else. */
export function contactOf(wire: WireJob): Contact {
  return (pick(wire, JOB_RULE) ?? {}) as Contact;
}

function pick(value: unknown, rule: Rule): unknown {
  if (value === undefined || value === null || value === "") return undefined;
  if (rule === "reveal") return value;
  if (typeof rule !== "object" || !("fields" in rule) || typeof value !== "object")
    return undefined;
  const entries = Object.entries(rule.fields)
    .map(([name, inner]) => [name, pick(Reflect.get(value, name), inner)] as const)
    .filter(([, field]) => field !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
