import "server-only";
import { stringify } from "csv-stringify/sync";
import { EXPORT_COLUMNS, exportRow } from "@/lib/jobs/export-columns";
import type { WalkOutcome } from "../walk/outcome";
import type { Records } from "./records";

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * CSV after RFC 4180. A cell that a spreadsheet would run as a formula gets an apostrophe. The last
 * record has one cell, `# complete: …` or `# incomplete: …, resume=TOKEN`.
 */
export function csvRecords({ bom, zone }: { bom: boolean; zone: string }): Records {
  return {
    contentType: "text/csv; charset=utf-8",
    extension: "csv",
    head: () => (bom ? BYTE_ORDER_MARK : "") + csv([EXPORT_COLUMNS.map(({ id }) => id)]),
    rows: (jobs) => csv(jobs.map((job) => exportRow(job, zone))),
    end: (outcome, resume) => csv([[sentence(outcome, resume)]]),
  };
}

function csv(records: (string | number)[][]): string {
  return stringify(records, { record_delimiter: "\r\n", escape_formulas: true });
}

function sentence(outcome: WalkOutcome, resume: string | null): string {
  const { rows, total } = outcome;
  const counts = total === null ? `${rows} jobs, Amazon gave no count` : `${rows} of ${total} jobs`;
  if (outcome.complete) return `# complete: ${counts}`;
  const missing = outcome.missing.map(({ from, to, jobs, requestId }) =>
    [
      `missing ${jobs ?? "some"}`,
      from === null ? "" : `created ${from}..${to}`,
      requestId === null ? "" : `request ${requestId}`,
    ]
      .filter(Boolean)
      .join(" "),
  );
  const parts = [counts, `reason=${outcome.reason}`, ...missing];
  return `# incomplete: ${[...parts, ...(resume === null ? [] : [`resume=${resume}`])].join(", ")}`;
}
