type Cell = string | number;

/** How a table is written down. */
export type CsvStyle = {
  separator: "," | ";" | "\t";
  /** For a spreadsheet that reads numbers and dates out of text by itself. */
  excel: { decimal: "." | "," } | null;
};

/** RFC 4180, for programs. */
export const PLAIN_CSV: CsvStyle = { separator: ",", excel: null };

/** What a spreadsheet takes out of the clipboard. */
export const PASTED = { separator: "\t" } as const;

/** By it Excel knows UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * What an Excel of this language opens as a table. Windows separates cells by a semicolon where a
 * comma stands in numbers, and in Switzerland and Liechtenstein, where none does.
 * @param screen the screen's language
 * @param browser the browser's, which names the region; another language than the screen's counts
 *   only where the screen is in English, which people of all regions use
 */
export function excelCsv(screen: string, browser: string): CsvStyle {
  const language = (tag: string) => tag.toLowerCase().split("-")[0];
  const usable = language(screen) === language(browser) || language(screen) === "en";
  const locale = usable ? browser : screen;
  const decimal = decimalOf(locale) ?? decimalOf(screen) ?? ".";
  const separator = decimal === "," || /-(?:CH|LI)\b/i.test(locale) ? ";" : ",";
  return { separator, excel: { decimal } };
}

function decimalOf(locale: string): "." | "," | null {
  try {
    return new Intl.NumberFormat(locale).format(0.5).includes(",") ? "," : ".";
  } catch {
    return null;
  }
}

/** One record with its line end. No cell of it is run as a formula. */
export function csvRecord(cells: readonly Cell[], style: CsvStyle): string {
  return `${cells.map((cell) => quoted(cellText(cell, style), style)).join(style.separator)}\r\n`;
}

function cellText(cell: Cell, { excel }: CsvStyle): string {
  if (typeof cell === "number") {
    return excel === null ? String(cell) : String(cell).replace(".", excel.decimal);
  }
  if (excel !== null && looksLikeNumber(cell)) return `="${cell}"`;
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** OWASP: CSV Injection; with the full-width forms that Excel takes for the same. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

/** Signs of which a spreadsheet makes numbers, dates, times and amounts: it cannot hold a quote. */
const NUMBER = /^(?=.*\d)[\d .,:/+\-()%Ee]{1,255}$/u;
const WALL_CLOCK = /^\d{4}-\d\d-\d\d \d\d:\d\d$/u;

/** Text that Excel would show as another: 3.4E+13 for an id, a code without its zero, a date. */
function looksLikeNumber(text: string): boolean {
  return NUMBER.test(text) && !WALL_CLOCK.test(text);
}

function quoted(text: string, { separator }: CsvStyle): string {
  return text.includes(separator) || /["\r\n]/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}
