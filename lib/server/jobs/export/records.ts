import "server-only";
import { ALL_EXPORT_COLUMNS, exportRow } from "@/lib/jobs/export-columns";
import { BYTE_ORDER_MARK, csvRecord, PLAIN_CSV } from "@/lib/jobs/export-csv";
import type { ExportEnd, ExportLack, ExportMark, Unwritten } from "@/lib/jobs/export-records";
import type { Job } from "@/lib/jobs/job";
import type { CrawlOutcome } from "@/lib/server/jobs/crawl/crawl";
import type { ExportRequest } from "./export-request";

/** What stands at the head of an export. */
export type Heading = Pick<ExportRequest, "search" | "asOf" | "zone"> & {
  /** Amazon's count of everything that matches; null where it gave none. */
  total: number | null;
  /** How many rows an earlier part of this export holds. */
  after: number;
};

/** An export as text: one head, rows, one end that says whether they are all. */
export type Records = {
  contentType: string;
  /** Of a file's name. */
  extension: string;
  head(heading: Heading): string;
  /** @throws where a job holds what no record can */
  row(job: Job): string;
  /** Empty where the form has no such record. */
  mark(mark: ExportMark): string;
  end(end: ExportEnd): string;
};

/**
 * CSV after RFC 4180. A cell that a spreadsheet would run as a formula gets an apostrophe. The last
 * record has one cell, `# complete: …` or `# incomplete: …, resume=TOKEN`.
 */
export function csvRecords({ bom }: { bom: boolean }): Records {
  return {
    contentType: "text/csv; charset=utf-8",
    extension: "csv",
    head: () => (bom ? BYTE_ORDER_MARK : "") + csvRecord(ALL_EXPORT_COLUMNS, PLAIN_CSV),
    row: (job) => csvRecord(exportRow(job), PLAIN_CSV),
    mark: () => "",
    end: (end) => csvRecord([sentence(end)], PLAIN_CSV),
  };
}

/**
 * JSON Lines, each with a `type`: one `start`, a `job` for each row, one `end` that says whether
 * they are all; where somebody asks for them, `mark`s between the rows.
 */
export function jsonRecords(): Records {
  const line = (record: object) => `${JSON.stringify(record)}\n`;
  return {
    contentType: "application/x-ndjson; charset=utf-8",
    extension: "jsonl",
    head: (heading) => line({ type: "start", ...heading }),
    row: (job) => line({ type: "job", job }),
    mark: line,
    end: line,
  };
}

/** The last record. A job that could not be written is named, and no export without it is complete. */
export function endOf(
  outcome: CrawlOutcome,
  unwritten: Unwritten,
  resume: string | null,
): ExportEnd {
  const { total } = outcome;
  const counts = { type: "end", rows: outcome.rows - unwritten.count, total } as const;
  if (outcome.complete && unwritten.count === 0) return { ...counts, complete: true };
  const { reason, missing } = outcome.complete ? { reason: "unwritten", missing: [] } : outcome;
  const lack: ExportLack = { reason, missing, resume };
  if (unwritten.count > 0) lack.unwritten = unwritten;
  if (resume === null) lack.hint = HINTS[reason] ?? START_ANEW;
  return { ...counts, complete: false, ...lack };
}

const START_ANEW = "It cannot go on: start anew.";

const HINTS: Record<string, string> = {
  moved:
    "Jobs have moved in the list since the first part, so it cannot be told which are missing: start anew. By creation (sort=date or -date) an export can go on.",
  unwritten: "The jobs that are named can be looked up one by one.",
};

function sentence(end: ExportEnd): string {
  const { rows, total } = end;
  const counts = total === null ? `${rows} jobs, Amazon gave no count` : `${rows} of ${total} jobs`;
  if (end.complete) return `# complete: ${counts}`;
  const { reason, missing, unwritten, hint, resume } = end;
  const parts = [
    counts,
    `reason=${reason}`,
    ...missing.map(missingWords),
    ...(unwritten ? [`unwritten ${unwritten.count} (${unwritten.ids.join(" ")})`] : []),
    ...(hint === undefined ? [] : [hint]),
    ...(resume === null ? [] : [`resume=${resume}`]),
  ];
  return `# incomplete: ${parts.join(", ")}`;
}

function missingWords({ from, to, jobs, requestId }: ExportLack["missing"][number]): string {
  const range = from === null ? "" : ` created ${from}..${to}`;
  return `missing ${jobs ?? "some"}${range}${requestId === null ? "" : ` request ${requestId}`}`;
}
