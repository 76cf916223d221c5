import { exportRow } from "@/lib/jobs/export-columns";
import { BYTE_ORDER_MARK, csvRecord } from "@/lib/jobs/export-csv";
import {
  type ExportEnd,
  MOST_NAMED,
  readExportLine,
  type Unwritten,
  withUnwritten,
} from "@/lib/jobs/export-records";
import type { Job } from "@/lib/jobs/job";
import type { OpenExport } from "./export-request";
import type { FileForm, Shortfall } from "./export-state";
import type { Sink } from "./sink";

export type CopyJob = {
  opened: OpenExport;
  form: FileForm;
  sink: Sink;
  /** Jobs that the file holds already. */
  before: number;
  /** Jobs that came already and could not be written down. */
  unwritten: Unwritten;
  /** The file has its head already. */
  continues: boolean;
  signal: AbortSignal;
  /** Called for every chunk with how many jobs the file holds with it. */
  onRows: (rows: number) => void;
};

export type Copied = {
  /** What closes the file; empty where its form has no such record. */
  end: Uint8Array<ArrayBuffer>;
  unwritten: Unwritten;
  /** Null when the file is whole. */
  shortfall: Shortfall | null;
};

/**
 * Writes a stream of JSON Lines into its file, mark by mark, and says what the file lacks then. Where the
 * stream breaks off the file ends with the last mark, from which another part goes on.
 * Rejects only with the signal's reason.
 */
export async function copyExport(job: CopyJob): Promise<Copied> {
  const { opened, form, sink, before, continues, signal, onRows } = job;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const source = opened.body.getReader();
  let { unwritten } = job;
  let rows = before;
  let rest = "";
  let end: ExportEnd | null = null;
  let endLine = "";
  let cut: string | null = null;
  let resume: string | null = null;
  let marked = false;
  // What came since the last mark, and what the file holds without it.
  let held = "";
  let kept = { rows, unwritten };

  /** What a line of the stream puts into the file. */
  function textOf(line: string): string {
    const record = readExportLine(line);
    if (record?.type === "start") return continues ? "" : headOf(form, line);
    if (record?.type === "end") {
      end = record;
      endLine = form.kind === "json" ? `${line}\n` : "";
      return "";
    }
    if (record?.type === "mark") {
      resume = record.resume;
      marked = true;
      return "";
    }
    const text = record === null ? null : rowOf(form, record.job, line);
    if (text === null) unwritten = withUnwritten(unwritten, record?.job.serviceJobId);
    else rows += 1;
    return text ?? "";
  }

  /** Puts down what was held. */
  async function keep(): Promise<void> {
    if (await wrote(sink, encoder.encode(held))) {
      if (rows > kept.rows) onRows(rows);
      kept = { rows, unwritten };
    } else {
      cut = "disk";
      await source.cancel().catch(() => undefined);
    }
    held = "";
  }

  while (cut === null) {
    const part = await source.read().catch(() => null);
    signal.throwIfAborted();
    if (part === null) cut = "connection";
    if (part === null || part.done) break;
    const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      held += textOf(line);
      if (marked && cut === null) await keep();
      marked = false;
    }
    // Without a mark nothing goes on behind these rows, and nothing is gained by holding them.
    if (!continues && resume === null && cut === null) await keep();
  }
  if (end !== null || (resume === null && !continues && cut === null)) await keep();
  ({ rows, unwritten } = kept);
  const shortfall = shortfallOf({ end, rows, cut, resume, unwritten });
  return { end: encoder.encode(endLine), unwritten, shortfall };
}

function headOf(form: FileForm, line: string): string {
  if (form.kind === "json") return `${line}\n`;
  // A workbook is made of its rows once they are all there, and its head with it.
  if (form.kind === "xlsx") return "";
  const { headings, style } = form;
  return (style.excel === null ? "" : BYTE_ORDER_MARK) + csvRecord(headings, style);
}

/** Null where a job holds what no cell can. */
function rowOf(form: FileForm, job: Job, line: string): string | null {
  if (form.kind === "json") return `${line}\n`;
  try {
    const cells = exportRow(job, form.columns);
    return form.kind === "xlsx" ? `${JSON.stringify(cells)}\n` : csvRecord(cells, form.style);
  } catch {
    return null;
  }
}

async function wrote(sink: Sink, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (bytes.length === 0) return true;
  return await sink.write(bytes).then(
    () => true,
    () => false,
  );
}

type Copy = {
  end: ExportEnd | null;
  rows: number;
  cut: string | null;
  /** Of the last mark. */
  resume: string | null;
  unwritten: Unwritten;
};

/** What a file of so many rows lacks when its stream is over; null when nothing. */
function shortfallOf({ end, rows, cut, resume: mark, unwritten }: Copy): Shortfall | null {
  const nothing = { missing: [], resume: null };
  const own = unwritten.count > 0 ? { unwritten } : {};
  if (cut === "disk") return { ...nothing, ...own, reason: cut };
  if (end === null) return { ...nothing, ...own, reason: cut ?? "unreadable", resume: mark };
  if (end.rows !== rows + unwritten.count) return { ...nothing, ...own, reason: "rows_differ" };
  if (end.complete) {
    return unwritten.count > 0 ? { ...nothing, ...own, reason: "unwritten" } : null;
  }
  const { reason, missing, resume } = end;
  const all = end.unwritten ? together(end.unwritten, unwritten) : own.unwritten;
  return { reason, missing, resume, ...(all && { unwritten: all }) };
}

function together(server: Unwritten, own: Unwritten): Unwritten {
  const ids = [...new Set([...server.ids, ...own.ids])].slice(0, MOST_NAMED);
  return { count: server.count + own.count, ids };
}
