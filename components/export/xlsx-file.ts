import { writeXlsxStream } from "hucre/xlsx";

/** What a row of a table holds: a wall clock is `{ wall }`, epoch ms as if that clock were UTC. */
export type XlsxCell = string | number | { wall: number };

export type XlsxColumn = { heading: string; isTime: boolean };

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

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
