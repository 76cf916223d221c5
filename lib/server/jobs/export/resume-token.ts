import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalQuery, type JobsQuery } from "@/lib/server/sp-api/query";
import type { WalkPlace } from "../walk/delivery";

/** Where an export ended: the instant that holds its list still, and how far its rows came. */
export type ResumePoint = { asOf: string; question: string; place: WalkPlace };

const count = z.number().int().nonnegative();
const point = z.object({
  v: z.literal(1),
  q: z.string(),
  asOf: z.iso.datetime(),
  rows: count,
  total: count.nullable(),
  at: z.number().int().nullable(),
  ids: z.array(z.string()),
});

/** A short name of a question, by which a token knows the search that it belongs to. */
export function nameOf(query: JobsQuery): string {
  return createHash("sha256").update(canonicalQuery(query)).digest("base64url").slice(0, 12);
}

/** Text that fits a URL. Holds times, counts and job ids: nothing of a buyer, and no secret. */
export function writeResume({ asOf, question, place }: ResumePoint): string {
  return Buffer.from(JSON.stringify({ v: 1, q: question, asOf, ...place })).toString("base64url");
}

/** Null for a text that `writeResume` did not write. */
export function readResume(text: string): ResumePoint | null {
  const parsed = point.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { q: question, asOf, rows, total, at, ids } = parsed.data;
  return { asOf, question, place: { rows, total, at, ids } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
