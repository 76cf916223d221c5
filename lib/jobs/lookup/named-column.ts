import { plainText } from "@/lib/url/pasted-text";
import { kindsOf } from "./lookup-result";

/** What a column above it may be called in the languages of the screen: letters only, in lower case. */
const NAMES = {
  order:
    /^(?:(?:amazon|service|work)*orders?(?:id|number|num|no|nr)?s?|(?:amazon|service)?bestell(?:ung(?:en|s?id|s?nr|s?nummer)?|ids?|nr|nummern?)|(?:服务)?订单(?:号码?|编号)?)$/u,
  job: /^(?:(?:amazon|service)*jobs?(?:id|number|num|no|nr)?s?|(?:service)?(?:auftrag|aufträge|auftrags(?:ids?|nr|nummern?))|(?:服务)?(?:工单|任务)(?:号码?|编号)?)$/u,
  productOrder:
    /^(?:(?:amazon|customer|retail)*productorders?(?:id|number|num|no|nr)?s?|produktbestell(?:ung(?:en|s?id|s?nr|s?nummer)?|ids?|nr|nummern?)|(?:商品|产品)订单(?:号码?|编号)?)$/u,
  tracking:
    /^(?:(?:amazon|shipment|parcel|package)*tracking(?:id|number|num|no|nr)?s?|sendung(?:en|s(?:ids?|nr|nummern?|verfolgungsnummern?))|(?:运单|快递单?|物流单?|包裹|跟踪|追踪)(?:号码?|编号))$/u,
  asin: /^(?:service)?asins?$/u,
  store:
    /^(?:stores?(?:id|number|num|no|nr)?s?|filialen?(?:id|nr|nummer)?|(?:门店|店铺)(?:号码?|编号)?)$/u,
  skill: /^(?:(?:required)?skills?|qualifikation(?:en)?|技能)$/u,
};

export type ColumnName = keyof typeof NAMES;

const HEADING = /^[\p{L}\s_./:#()*-]+$/u;
/** The form of an order id, which no heading and few other values have. */
const ORDER = /\d{3}-\d{7}-\d{7}/u;
const DELIMITERS = ["\t", ",", ";", "|"] as const;
type Delimiter = (typeof DELIMITERS)[number];
/** Titles, filters and dates may stand above the headings. */
const LINES_ABOVE = 20;
/** Excel reads from the first line what parts the cells. */
const SEPARATOR_LINE = /^"?sep=([\t,;|])"?[^\n]*\n/iu;

/**
 * The cells below a heading, where a pasted text is a table with one: a column of a spreadsheet, or
 * whole rows of a report, with titles above it or without. Of several names each row gives the first
 * that it has a value for.
 * @returns null where the text has no such heading, or where a column of another name holds orders
 */
export function namedColumn(text: string, names: readonly ColumnName[]): string[] | null {
  const lines = text.replace(/^\ufeff/u, "").replaceAll(/\r\n?|[\u0085\u2028\u2029]/gu, "\n");
  const [line, said] = SEPARATOR_LINE.exec(lines) ?? [""];
  const table = lines.slice(line.length);
  const heading = findHeading(table, names, said);
  if (heading === null) return null;
  const { delimiter, index, columns } = heading;
  const rows = tableRows(table, delimiter).slice(index + 1);
  const wanted = names.map((name) => columns.indexOf(name)).filter((column) => column >= 0);
  const single = columns.filter((name) => name !== null).length === 1;
  if (rows.length === 0 || (single && rows.some((row) => holdsOrder(row, columns)))) return null;
  return rows
    .filter(([first = ""]) => !first.startsWith("#"))
    .flatMap((row) => wanted.map((column) => row[column]).find(Boolean) ?? [])
    .filter((cell) => columnNameOf(cell) === null);
}

/** What a heading calls its column; null for a heading of other things, and for what is none. */
export function columnNameOf(heading: string): ColumnName | null {
  const plain = plainText(heading);
  if (!HEADING.test(plain)) return null;
  const letters = plain
    .toLowerCase()
    .replaceAll(/\(.*?\)/gu, "")
    .replaceAll(/[^\p{L}]/gu, "");
  return COLUMN_NAMES.find((name) => NAMES[name].test(letters)) ?? null;
}

/** Whether headings are known that mean this column. */
export function isColumnName(name: string): name is ColumnName {
  return Object.hasOwn(NAMES, name);
}

const COLUMN_NAMES = Object.keys(NAMES).filter(isColumnName);

type Heading = {
  /** Null for a table of one column. */
  delimiter: Delimiter | null;
  /** Which row it is. */
  index: number;
  columns: (ColumnName | null)[];
};

/** The first row that names a wanted column, parted so that it names the most. */
function findHeading(
  table: string,
  names: readonly ColumnName[],
  said: string | undefined,
): Heading | null {
  const top = table.split("\n", LINES_ABOVE + 1).join("\n");
  const delimiters = DELIMITERS.filter((one) => said === undefined || one === said);
  const found = [...delimiters, null].flatMap((delimiter) => {
    const rows = tableRows(top, delimiter);
    const index = rows.findIndex(
      (row) => row.length > 1 === (delimiter !== null) && namesColumn(row, names),
    );
    const above = rows.slice(0, index).flat();
    if (index < 0 || above.some(holdsId)) return [];
    return [{ delimiter, index, columns: rows[index]?.map(columnNameOf) ?? [] }];
  });
  const known = ({ columns }: Heading) => columns.filter((name) => name !== null).length;
  return (
    found.sort((a, b) => known(b) - known(a) || b.columns.length - a.columns.length)[0] ?? null
  );
}

function namesColumn(row: readonly string[], names: readonly ColumnName[]): boolean {
  const columns = row.map(columnNameOf);
  return names.some((name) => columns.includes(name)) && !row.some((cell) => /\d{4}/u.test(cell));
}

function holdsId(cell: string): boolean {
  return ORDER.test(cell) || kindsOf(cell).includes("job");
}

function holdsOrder(row: readonly string[], columns: Heading["columns"]): boolean {
  return row.some((cell, column) => (columns[column] ?? null) === null && ORDER.test(cell));
}

/**
 * A text as rows of cells, as spreadsheets copy and reports save them; rows without a value are left
 * out. A quoted cell may hold delimiters, line ends and doubled quotes. Lines end with "\n".
 * @param delimiter null for a table of one column
 */
function tableRows(text: string, delimiter: Delimiter | null): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell.trim());
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quoted && char === '"' && text.charAt(at + 1) === '"') {
      cell += '"';
      at++;
    } else if (char === '"' && (quoted || cell.trim() === "")) quoted = !quoted;
    else if (quoted) cell += char;
    else if (char === delimiter) endCell();
    else if (char === "\n") {
      endCell();
      rows.push([]);
    } else cell += char;
  }
  endCell();
  return rows.filter((row) => row.some((one) => one !== ""));
}
