import { readXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import { NONE_UNWRITTEN } from "@/lib/jobs/export-records";
import { copyExport } from "./copy-export";
import type { FileForm } from "./export-state";
import { createMemorySink } from "./sink";
import { workbookOf, xlsxCells, xlsxFile } from "./xlsx-file";

const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const COLUMNS = [
  { heading: "Auftrag", isTime: false },
  { heading: "Beginn", isTime: true },
  { heading: "Zahlung", isTime: false },
];

async function read(rows: (string | number)[][]) {
  const file = await xlsxFile(
    "Jobs",
    COLUMNS,
    rows.map((row) => xlsxCells(row, COLUMNS)),
  );
  expect(file.type).toBe(XLSX_TYPE);
  const workbook = await readXlsx(new Uint8Array(await file.arrayBuffer()));
  return workbook.sheets[0];
}

it("holds ids and formulas as texts, wall clocks as times, amounts as numbers", async () => {
  const sheet = await read([
    ["34000164006504", "2026-11-23 08:30", 49.99],
    ['=HYPERLINK("x")', "soon", ""],
  ]);
  expect(sheet?.name).toBe("Jobs");
  expect(sheet?.rows).toEqual([
    ["Auftrag", "Beginn", "Zahlung"],
    ["34000164006504", new Date("2026-11-23T08:30:00Z"), 49.99],
    ['=HYPERLINK("x")', "soon", null],
  ]);
});

it("keeps every row of a large table", async () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => [`job ${index}`, "", index]);
  expect((await read(rows))?.rows).toHaveLength(5_001);
});

it("is made of an export's rows once they are all there, and again after more of them", async () => {
  const form: FileForm & { kind: "xlsx" } = {
    kind: "xlsx",
    columns: ["serviceJobId", "createdLocal", "paymentAmounts"],
    headings: ["Job", "Created", "Paid"],
    sheet: "Jobs",
  };
  const files: Blob[] = [];
  const sink = createMemorySink(
    (file) => files.push(file),
    (written) => workbookOf(written, form),
  );
  const pull = async (id: string, before: number) => {
    const job = {
      serviceJobId: id,
      createTime: "2026-11-24T17:30:00Z",
      payments: [{ amount: { value: 9.5, currency: "USD" } }],
      ...{ zone: "America/Los_Angeles", flags: [], hidden: [] },
    };
    const lines = [
      { type: "job", job },
      { type: "end", rows: before + 1, total: 2, complete: true },
    ];
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    const copied = await copyExport({
      opened: { body: new Blob([text]).stream(), total: 2, fileName: null },
      ...{ form, sink, before, unwritten: NONE_UNWRITTEN, continues: before > 0 },
      signal: new AbortController().signal,
      onRows: () => undefined,
    });
    await sink.save(copied.end, "x.xlsx");
  };
  await pull("34000164006504", 0);
  await pull("34000164006505", 1);
  const row = (id: string) => [id, new Date("2026-11-24T09:30:00Z"), 9.5];
  const sheets = await Promise.all(
    files.map(async (file) => (await readXlsx(new Uint8Array(await file.arrayBuffer()))).sheets[0]),
  );
  expect(sheets[0]?.rows).toEqual([["Job", "Created", "Paid"], row("34000164006504")]);
  expect(sheets[1]?.rows.slice(1)).toEqual([row("34000164006504"), row("34000164006505")]);
});
