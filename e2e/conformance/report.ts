import { isDeepStrictEqual } from "node:util";
import type { Row, Way } from "./suite";

const WAYS: readonly Way[] = ["typed", "refused by us", "no trigger", "unsendable"];

export function isAsExpected({ expected, got }: Row): boolean {
  return isDeepStrictEqual(expected, got);
}

/** The rows by operation: how many there are of each way, and how many came out as Amazon's case says. */
export function conformanceTable(rows: readonly Row[]): string {
  const names = [...new Set(rows.map(({ operation }) => operation))];
  const lines = [...names, "sum"].map((name) => {
    const own = name === "sum" ? rows : rows.filter(({ operation }) => operation === name);
    const sent = own.filter(({ way }) => way !== "unsendable");
    const ways = WAYS.map((way) => own.filter((row) => row.way === way).length);
    return [name, own.length, ...ways, `${sent.filter(isAsExpected).length} of ${sent.length}`];
  });
  const head = ["operation", "cases", ...WAYS, "as Amazon's case says"];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => String(line[column]).length)),
  );
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? String(cell).padEnd(width) : String(cell).padStart(width);
        })
        .join("  "),
    )
    .join("\n");
}

/** What came out otherwise, and what could not be sent, each with why. */
export function conformanceRemarks(rows: readonly Row[]): string[] {
  return rows.flatMap((row) => {
    const name = `${row.operation} ${row.status}`;
    if (row.way === "unsendable") {
      return [`${name}: not sent, as the case leaves out an id without which there is no path`];
    }
    if (isAsExpected(row)) return [];
    return [`${name}: expected ${JSON.stringify(row.expected)}, got ${JSON.stringify(row.got)}`];
  });
}
