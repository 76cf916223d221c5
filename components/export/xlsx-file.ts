import { writeXlsxStream } from "hucre/xlsx";
import { parseJson } from "@/lib/http/parse-json";
import { type ExportColumnId, isTimeColumn } from "@/lib/jobs/export-columns";
import type { FileForm } from "./export-state";

/** What a row of a table holds: a wall clock is `{ wall }`, epoch ms as if that clock were UTC. */
export type XlsxCell = string | number | { wall: number };

export type XlsxColumn = { heading: string; isTime: boolean };

const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Excel and its kin write it as the reader's country does. */
const TIME_FORMAT = "yyyy-mm-dd hh:mm";
const TIME_WIDTH = 17;
const [LEAST_WIDTH, ROOM] = [10, 4];

/**
 * A workbook of one table. Texts stay texts, ids and formulas alike; rows are written as they are pulled,
 * so that of a large table only the file itself takes memory.
 * @param name of the sheet
 */
export function xlsxFile(
  name: string,
  columns: readonly XlsxColumn[],
  rows: AsyncIterable<readonly XlsxCell[]> | Iterable<readonly XlsxCell[]>,
): Promise<Blob> {
  const stream = writeXlsxStream(cellsOf(rows), {
    name,
    columns: columns.map(({ heading, isTime }) => ({
      header: heading,
      width: isTime ? TIME_WIDTH : Math.max(LEAST_WIDTH, heading.length + ROOM),
      ...(isTime && { numFmt: TIME_FORMAT }),
    })),
    freezePane: { rows: 1 },
  });
  return new Response(stream, { headers: { "content-type": XLSX_TYPE } }).blob();
}

async function* cellsOf(
  rows: AsyncIterable<readonly XlsxCell[]> | Iterable<readonly XlsxCell[]>,
): AsyncGenerator<(string | number | Date | null)[]> {
  for await (const row of rows) {
    yield row.map((cell) => {
      if (typeof cell === "object") return new Date(cell.wall);
      return cell === "" ? null : cell;
    });
  }
}

const WALL_CLOCK = /^\d{4}-\d\d-\d\d \d\d:\d\d$/u;

/** Cells of a table as a workbook holds them: wall clocks as times, everything else as it is. */
export function xlsxCells(
  cells: readonly (string | number)[],
  columns: readonly XlsxColumn[],
): XlsxCell[] {
  return cells.map((cell, index) => {
    if (!columns[index]?.isTime || typeof cell !== "string" || !WALL_CLOCK.test(cell)) return cell;
    return { wall: Date.parse(`${cell.replace(" ", "T")}:00Z`) };
  });
}

/** The columns of a workbook. */
export function xlsxColumns(
  columns: readonly ExportColumnId[],
  headings: readonly string[],
): XlsxColumn[] {
  return columns.map((id, index) => ({ heading: headings[index] ?? id, isTime: isTimeColumn(id) }));
}

/** Makes a workbook of rows that were written as JSON, one a line. */
export function workbookOf(
  written: Blob,
  { columns: ids, headings, sheet }: Extract<FileForm, { kind: "xlsx" }>,
): Promise<Blob> {
  const columns = xlsxColumns(ids, headings);
  return xlsxFile(sheet, columns, rowsIn(written, columns));
}

async function* rowsIn(
  written: Blob,
  columns: readonly XlsxColumn[],
): AsyncGenerator<readonly XlsxCell[]> {
  const reader = written.stream().pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value = "" } = await reader.read();
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const cells = parseJson(line);
      if (Array.isArray(cells)) yield xlsxCells(cells.map(cellOf), columns);
    }
    if (done) return;
  }
}

function cellOf(value: unknown): string | number {
  return typeof value === "number" ? value : String(value);
}
