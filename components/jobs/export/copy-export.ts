import { createExportReader, type ExportKind } from "./export-reader";
import type { OpenExport } from "./export-request";
import type { Shortfall } from "./export-state";
import { joined } from "./record-splitter";
import { shortfallOf } from "./shortfall";
import type { Sink } from "./sink";

export type CopyJob = {
  opened: OpenExport;
  kind: ExportKind;
  sink: Sink;
  /** Jobs that the file holds already. */
  before: number;
  /** The file has its head already. */
  continues: boolean;
  signal: AbortSignal;
  /** Told of every chunk how many jobs the file holds with it. */
  onRows: (rows: number) => void;
};

export type Copied = {
  /** The record that closes the file; empty where the stream had none. */
  end: Uint8Array<ArrayBuffer>;
  /** Null when the file is whole. */
  shortfall: Shortfall | null;
};

/**
 * Copies a stream into its file, whole records only, and says what the file lacks then. Rejects only
 * with the signal's reason.
 */
export async function copyExport(job: CopyJob): Promise<Copied> {
  const { opened, kind, sink, before, continues, signal, onRows } = job;
  const reader = createExportReader(kind, continues);
  const source = opened.body.getReader();
  let cut: string | null = null;
  while (cut === null) {
    const part = await source.read().catch(() => null);
    signal.throwIfAborted();
    if (part?.done) break;
    if (part === null) {
      cut = "connection";
    } else if (await wrote(sink, reader.push(part.value))) {
      onRows(before + reader.rows);
    } else {
      cut = "disk";
      await source.cancel();
    }
  }
  const { ending, endRecord } = reader.finish();
  return { end: joined([endRecord]), shortfall: shortfallOf(ending, before + reader.rows, cut) };
}

async function wrote(sink: Sink, records: readonly Uint8Array[]): Promise<boolean> {
  if (records.length === 0) return true;
  return await sink.write(joined(records)).then(
    () => true,
    () => false,
  );
}
