import "server-only";
import type { Records } from "./records";

/**
 * JSON Lines, each with a `type`: one `start`, a `job` for each row, one `end` that says whether
 * they are all.
 */
export function jsonRecords(): Records {
  const line = (record: object) => `${JSON.stringify(record)}\n`;
  return {
    contentType: "application/x-ndjson; charset=utf-8",
    extension: "jsonl",
    head: (heading) => line({ type: "start", ...heading }),
    rows: (jobs) => jobs.map((job) => line({ type: "job", job })).join(""),
    end(outcome, resume) {
      const { rows, total } = outcome;
      if (outcome.complete) return line({ type: "end", complete: true, rows, total });
      const { missing, reason } = outcome;
      return line({ type: "end", complete: false, rows, total, missing, resume, reason });
    },
  };
}
