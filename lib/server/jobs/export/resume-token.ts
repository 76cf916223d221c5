import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { MOST_NAMED, type Unwritten } from "@/lib/jobs/export-records";
import { type JobsSearch, searchToString } from "@/lib/search/jobs-search";
import type { CrawlCursor } from "@/lib/server/jobs/crawl/crawl";
import { canonicalQuery, type JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";

/** Where an export ended: the instant that holds its list still, and how far its rows came. */
export type ResumePoint = {
  asOf: string;
  question: string;
  cursor: CrawlCursor;
  /** Jobs that no part could write. */
  unwritten: Unwritten;
};

const count = z.number().int().nonnegative();
const fingerprint = z.string().regex(/^[\w-]{22}$/);
const point = z.object({
  v: z.literal(2),
  q: z.string(),
  asOf: z.iso.datetime(),
  rows: count,
  total: count.nullable(),
  fingerprint,
  last: z
    .object({ at: z.number().int(), count, fingerprint, ids: z.array(z.string()).nullable() })
    .nullable(),
  unwritten: z.object({ count, ids: z.array(z.string()).max(MOST_NAMED) }),
});

/** A short name of a question, by which a token knows the search that it belongs to. */
export function nameOf(asked: JobsQuery | JobsSearch): string {
  const text = "marketplaceId" in asked ? canonicalQuery(asked) : searchToString(asked);
  return createHash("sha256").update(text).digest("base64url").slice(0, 12);
}

/**
 * Text that fits a URL: some 2,500 characters at most, however many jobs share an instant. Holds
 * times, counts and job ids: nothing of a buyer, and no secret.
 */
export function writeResume({ asOf, question, cursor, unwritten }: ResumePoint): string {
  const text = JSON.stringify({ v: 2, q: question, asOf, ...cursor, unwritten });
  return Buffer.from(text).toString("base64url");
}

/** Null for a text that `writeResume` did not write. */
export function readResume(text: string): ResumePoint | null {
  const parsed = point.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { q: question, asOf, unwritten, rows, total, fingerprint: all, last } = parsed.data;
  return { asOf, question, cursor: { rows, total, fingerprint: all, last }, unwritten };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
