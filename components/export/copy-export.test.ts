import { describe, expect, it } from "vitest";
import { excelCsv, PLAIN_CSV } from "@/lib/jobs/export-csv";
import { NONE_UNWRITTEN } from "@/lib/jobs/export-records";
import { copyExport } from "./copy-export";
import type { FileForm } from "./export-state";
import { createMemorySink, type Sink } from "./sink";

const line = (record: object) => `${JSON.stringify(record)}\n`;
const job = (serviceJobId: string, fields: object = {}) =>
  line({ type: "job", job: { serviceJobId, zone: "UTC", flags: [], hidden: [], ...fields } });
const START = line({ type: "start", total: 2 });
const end = (rows: number) => line({ type: "end", complete: true, rows, total: rows });
const lacking = (rows: number, lack: object) =>
  line({ type: "end", complete: false, rows, total: 9, missing: [], resume: "T", ...lack });

const TABLE: FileForm = {
  kind: "csv",
  columns: ["serviceJobId", "buyer"],
  headings: ["Auftrag", "Käufer"],
  style: PLAIN_CSV,
};
const EXCEL: FileForm = { ...TABLE, style: excelCsv("de", "de-DE") };
const JSON_LINES: FileForm = { kind: "json" };

type Options = { form?: FileForm; chunk?: number; continues?: boolean; before?: number };

async function copy(text: string, options: Options = {}, sink?: Sink) {
  const { form = TABLE, chunk = 7, continues = false, before = 0 } = options;
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + chunk));
      at += chunk;
    },
  });
  const files: Blob[] = [];
  const memory = createMemorySink((file) => files.push(file));
  const rows: number[] = [];
  const copied = await copyExport({
    opened: { body, total: 2, fileName: null },
    form,
    sink: sink ?? memory,
    before,
    unwritten: NONE_UNWRITTEN,
    continues,
    signal: new AbortController().signal,
    onRows: (count) => rows.push(count),
  });
  await memory.save(copied.end, "x.csv");
  const file = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await files[0]?.arrayBuffer());
  return { ...copied, file, rows };
}

const NAMES =
  START + job("1", { buyer: { name: "Zoë\nvan" } }) + job("2", { buyer: { name: "अनिल" } });

describe("copyExport", () => {
  it.each([1, 3, 1_000])(
    "writes a table and nothing else, in chunks of %d bytes",
    async (chunk) => {
      const { file, shortfall, rows } = await copy(NAMES + end(2), { chunk });
      expect(file).toBe('Auftrag,Käufer\r\n1,"Zoë\nvan"\r\n2,अनिल\r\n');
      expect(shortfall).toBeNull();
      expect(rows.at(-1)).toBe(2);
    },
  );

  it("writes for a German Excel: semicolons, ids as text, no proof in the table", async () => {
    const text = START + job("10000000000000", { buyer: { name: "=1+1" } }) + end(1);
    const { file } = await copy(text, { form: EXCEL });
    expect(file).toBe('\uFEFFAuftrag;Käufer\r\n"=""10000000000000""";\'=1+1\r\n');
  });

  it("keeps JSON Lines as they came, with their end", async () => {
    const { file, shortfall } = await copy(NAMES + end(2), { form: JSON_LINES });
    expect(file).toBe(NAMES + end(2));
    expect(shortfall).toBeNull();
  });

  it.each([TABLE, JSON_LINES])("leaves out the head of a stream that goes on %#", async (form) => {
    const { file } = await copy(START + job("2") + end(2), { form, continues: true, before: 1 });
    expect(file).toBe(form === TABLE ? "2,\r\n" : job("2") + end(2));
  });

  it("leaves out a record that was cut, and knows no ending then", async () => {
    const { file, shortfall } = await copy(`${START}${job("1")}{"type":"job","jo`);
    expect(file).toBe("Auftrag,Käufer\r\n1,\r\n");
    expect(shortfall).toEqual({ reason: "unreadable", missing: [], resume: null });
  });

  it("is not complete when the server counted other rows", async () => {
    const { shortfall } = await copy(START + job("1") + end(2));
    expect(shortfall).toMatchObject({ reason: "rows_differ", resume: null });
  });

  it("names a job that no row can hold, and writes the others", async () => {
    const odd = job("2", { flags: 7 });
    const { file, shortfall } = await copy(START + job("1") + odd + job("3") + end(3), {
      form: { ...TABLE, columns: ["serviceJobId", "flags"] },
    });
    expect(file).toBe("Auftrag,Käufer\r\n1,\r\n3,\r\n");
    expect(shortfall).toMatchObject({ reason: "unwritten", unwritten: { count: 1, ids: ["2"] } });
  });

  it("counts a record that nobody can read", async () => {
    const { shortfall, rows } = await copy(`${START}${job("1")}{"type":\n${end(2)}`);
    expect(rows).toEqual([1]);
    expect(shortfall).toMatchObject({ reason: "unwritten", unwritten: { count: 1, ids: [] } });
  });

  it("passes on what the server says is missing", async () => {
    const missing = [{ from: null, to: null, jobs: 8, requestId: "r-1" }];
    const unwritten = { count: 1, ids: ["7"] };
    const text = START + job("1") + lacking(1, { reason: "timeout", missing, unwritten });
    expect((await copy(text)).shortfall).toEqual({
      reason: "timeout",
      missing,
      unwritten,
      resume: "T",
    });
  });

  it("says when the disk is full", async () => {
    const full: Sink = {
      write: () => Promise.reject(new Error("full")),
      save: async () => "",
      discard: async () => undefined,
      reset: async () => undefined,
    };
    expect((await copy(NAMES + end(2), {}, full)).shortfall).toMatchObject({ reason: "disk" });
  });
});
