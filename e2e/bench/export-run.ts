import type { BenchApp } from "./bench-app";

export type ExportRun = {
  rows: number;
  ids: Set<string>;
  total: number | null;
  complete: boolean;
  end: string;
};

/** Everything that the embedded data holds for the default marketplace. */
const EVERYTHING = "created=2020-01-01..2026-12-31";

/** Reads an export to its last record. @throws Error when it does not begin */
export async function runExport(
  { get }: Pick<BenchApp, "get">,
  search = EVERYTHING,
): Promise<ExportRun> {
  const answer = await get(`/api/jobs/export?${search}&format=json`);
  if (!answer.ok || answer.body === null) throw new Error(`The export answered ${answer.status}.`);
  const run: ExportRun = { rows: 0, ids: new Set(), total: null, complete: false, end: "" };
  const lines = answer.body.pipeThrough(new TextDecoderStream());
  let rest = "";
  for await (const text of lines) {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) readRecord(run, line);
  }
  if (rest !== "") readRecord(run, rest);
  return run;
}

function readRecord(run: ExportRun, line: string): void {
  if (line === "") return;
  const record = JSON.parse(line);
  if (record.type === "job") {
    run.rows += 1;
    run.ids.add(record.job.serviceJobId);
  } else if (record.type === "start") run.total = record.total;
  else if (record.type === "end") {
    run.complete = record.complete === true;
    run.end = line;
  }
}
