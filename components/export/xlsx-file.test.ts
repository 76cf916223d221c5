import { readXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import { XLSX_TYPE, xlsxCells, xlsxFile } from "./xlsx-file";

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
