/** A part of the list that an export could not deliver. */
export type MissingPart = {
  /** ISO 8601, of creation; null: from the last row on. */
  from: string | null;
  to: string | null;
  /** How many jobs; null where Amazon gave no count. */
  jobs: number | null;
  /** Amazon's request id, for a support case. */
  requestId: string | null;
};

/** What the last record of an export says of the whole. */
export type Ending = {
  complete: boolean;
  /** Jobs in all parts of the export together. */
  rows: number;
  /** Amazon's count; null where it gave none. */
  total: number | null;
  reason: string | null;
  missing: MissingPart[];
  /** With this the export goes on where it ended. */
  resume: string | null;
};

/** Reads `# complete: …` or `# incomplete: …` as it stands in the last record of a CSV. */
export function csvEnding(record: string): Ending | null {
  const line = record.trim().replace(/^"(.*)"$/su, "$1");
  const head = /^# (complete|incomplete): (\d+)(?: of (\d+))? jobs/u.exec(line);
  if (!head) return null;
  const parts = line.slice(head[0].length).split(", ");
  return {
    complete: head[1] === "complete",
    rows: Number(head[2]),
    total: head[3] === undefined ? null : Number(head[3]),
    reason: textAfter(parts, "reason="),
    missing: parts.flatMap(missingOf),
    resume: textAfter(parts, "resume="),
  };
}

/** Reads the record `{"type":"end", …}` of JSON Lines. */
export function jsonEnding(record: string): Ending | null {
  const end = parse(record);
  if (!isRecord(end) || end.type !== "end") return null;
  const { complete, rows, total, reason, missing, resume } = end;
  if (typeof complete !== "boolean" || typeof rows !== "number") return null;
  return {
    complete,
    rows,
    total: numberOr(total),
    reason: textOr(reason),
    missing: Array.isArray(missing)
      ? missing.filter(isRecord).map((part) => ({
          from: textOr(part.from),
          to: textOr(part.to),
          jobs: numberOr(part.jobs),
          requestId: textOr(part.requestId),
        }))
      : [],
    resume: textOr(resume),
  };
}

function textAfter(parts: readonly string[], name: string): string | null {
  return parts.find((part) => part.startsWith(name))?.slice(name.length) ?? null;
}

function missingOf(part: string): MissingPart[] {
  const found = /^missing (\d+|some)(?: created (\S+)\.\.(\S+))?(?: request (\S+))?$/u.exec(part);
  if (!found) return [];
  const [, jobs, from = null, to = null, requestId = null] = found;
  return [{ from, to, jobs: jobs === "some" ? null : Number(jobs), requestId }];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
const textOr = (value: unknown) => (typeof value === "string" ? value : null);
const numberOr = (value: unknown) => (typeof value === "number" ? value : null);
