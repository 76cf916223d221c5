import { csvEnding, type Ending, jsonEnding } from "./ending";
import { createRecordSplitter } from "./record-splitter";

export type ExportKind = "csv" | "json";

type ReadEnd = {
  /** Null where the last record does not say how the export ended. */
  ending: Ending | null;
  /** The record that says it; empty without one. */
  endRecord: Uint8Array;
};

export type ExportReader = {
  /** Jobs read so far. */
  readonly rows: number;
  /** The records that belong in the file, as far as they are whole; never the last one of the export. */
  push: (chunk: Uint8Array) => Uint8Array[];
  /** The stream is over, or was cut: a record that is not whole is left out. */
  finish: () => ReadEnd;
};

const FORMS = {
  csv: { quotes: true, end: /^"?# (?:in)?complete: /u, read: csvEnding },
  json: { quotes: false, end: /^\{"type":"end"[,}]/u, read: jsonEnding },
} as const;

/** Enough of a record to tell its kind by. */
const TELLING_BYTES = 20;

/**
 * Reads an export as it arrives: counts its jobs and keeps its last record apart.
 * @param continues the file has its head already, so that of this stream is left out
 */
export function createExportReader(kind: ExportKind, continues = false): ExportReader {
  const { quotes, end, read } = FORMS[kind];
  const splitter = createRecordSplitter({ quotes });
  const decoder = new TextDecoder();
  let held: Uint8Array | null = null;
  let begun = false;
  let rows = 0;

  return {
    get rows() {
      return rows;
    },
    push(chunk) {
      const kept: Uint8Array[] = [];
      for (const record of splitter.push(chunk)) {
        if (!begun) {
          begun = true;
          if (!continues) kept.push(record);
          continue;
        }
        if (held) {
          kept.push(held);
          rows += 1;
          held = null;
        }
        if (end.test(decoder.decode(record.subarray(0, TELLING_BYTES)))) held = record.slice();
        else {
          kept.push(record);
          rows += 1;
        }
      }
      return kept;
    },
    finish() {
      const ending = held && read(decoder.decode(held));
      return { ending, endRecord: held ?? new Uint8Array() };
    },
  };
}
