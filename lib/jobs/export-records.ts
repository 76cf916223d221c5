import { parseJson } from "@/lib/http/parse-json";
import type { Job } from "./job";

/** A part of the list that an export could not deliver. */
export type MissingPart = {
  /** ISO 8601, of creation; null: not known where. */
  from: string | null;
  to: string | null;
  /** How many jobs; null where Amazon gave no count. */
  jobs: number | null;
  /** Amazon's request id, for a support case. */
  requestId: string | null;
};

/** Jobs that could not be written. */
export type Unwritten = {
  count: number;
  /** Of the first ones, `MOST_NAMED` at most. */
  ids: string[];
};

export const MOST_NAMED = 20;

export const NONE_UNWRITTEN: Unwritten = { count: 0, ids: [] };

export function withUnwritten({ count, ids }: Unwritten, id: string | undefined): Unwritten {
  const named = id === undefined || ids.length >= MOST_NAMED ? ids : [...ids, id];
  return { count: count + 1, ids: named };
}

/** What the last record of an export says of the whole, all of its parts together. */
export type ExportEnd = {
  type: "end";
  /** Jobs that were written. */
  rows: number;
  /** Amazon's count; null where it gave none. */
  total: number | null;
} & ({ complete: true } | ({ complete: false } & ExportLack));

export type ExportLack = {
  reason: string;
  missing: MissingPart[];
  unwritten?: Unwritten;
  /** With this the export goes on where it ended; null: only a new one can be complete. */
  resume: string | null;
  /** What to do where it cannot go on. */
  hint?: string;
};

/** With `resume` an export goes on here that breaks off after this; null: it has to begin anew. */
export type ExportMark = { type: "mark"; resume: string | null };

export type ExportRecord = { type: "start" } | { type: "job"; job: Job } | ExportMark | ExportEnd;

/** Reads a line of an export in JSON Lines; null for one that is none of its records. */
export function readExportLine(line: string): ExportRecord | null {
  const value = parseJson(line);
  if (!isRecord(value)) return null;
  const { type, job } = value;
  if (type === "start") return { type };
  if (type === "job" && isJob(job)) return { type, job };
  if (type === "mark") return { type, resume: textOr(value.resume) };
  return type === "end" ? endOf(value) : null;
}

function endOf(value: Record<string, unknown>): ExportEnd | null {
  const { complete, rows, total, reason, missing, unwritten, resume } = value;
  if (typeof complete !== "boolean" || typeof rows !== "number") return null;
  const counts = { type: "end", rows, total: numberOr(total) } as const;
  if (complete) return { ...counts, complete };
  return {
    ...counts,
    complete,
    reason: textOr(reason) ?? "unreadable",
    missing: Array.isArray(missing) ? missing.filter(isRecord).map(partOf) : [],
    ...(isRecord(unwritten) && { unwritten: unwrittenOf(unwritten) }),
    resume: textOr(resume),
  };
}

function partOf({ from, to, jobs, requestId }: Record<string, unknown>): MissingPart {
  return {
    from: textOr(from),
    to: textOr(to),
    jobs: numberOr(jobs),
    requestId: textOr(requestId),
  };
}

function unwrittenOf({ count, ids }: Record<string, unknown>): Unwritten {
  const named = Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
  return { count: numberOr(count) ?? named.length, ids: named };
}

/** The server writes jobs by its own types; what is looked at here is that one is there. */
function isJob(value: unknown): value is Job {
  return isRecord(value) && typeof value.serviceJobId === "string";
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
const textOr = (value: unknown) => (typeof value === "string" ? value : null);
const numberOr = (value: unknown) => (typeof value === "number" ? value : null);
