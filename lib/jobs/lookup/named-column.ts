import { tableRows } from "./table-rows";

/** What a column above it may be called, letters only and in lower case. */
const NAMES = {
  order: /^(?:amazon|service|work)*orders?(?:id|number|num|no|nr)?s?$/u,
  job: /^(?:amazon|service)*jobs?(?:id|number|num|no|nr)?s?$/u,
  productOrder: /^(?:amazon|customer|retail)*productorders?(?:id|number|num|no|nr)?s?$/u,
  tracking: /^(?:amazon|shipment|parcel|package)*tracking(?:id|number|num|no|nr)?s?$/u,
  asin: /^(?:service)?asins?$/u,
  store: /^stores?(?:id|number|num|no|nr)?s?$/u,
  skill: /^(?:required)?skills?$/u,
};

export type ColumnName = keyof typeof NAMES;

const HEADING = /^[\p{L}\s_./:#-]+$/u;

/** The form of an order id, which no heading and few other values have. */
const ORDER = /\d{3}-\d{7}-\d{7}/u;

/**
 * The cells below a heading, where a pasted text is a table with one: a column of a spreadsheet, or
 * whole rows of a report. Of several names each row gives the first that it has a value for.
 * @returns null where the text has no such heading, or where a column of another name holds orders
 */
export function namedColumn(text: string, names: readonly ColumnName[]): string[] | null {
  const [head, ...rows] = tableRows(text);
  if (head === undefined || rows.length === 0 || head.some((cell) => /\d{4}/u.test(cell)))
    return null;
  const known = head.map(nameOf);
  const wanted = names.map((name) => known.indexOf(name)).filter((index) => index >= 0);
  if (wanted.length === 0) return null;
  const overlooked = rows.some((row) =>
    row.some((cell, index) => (known[index] ?? null) === null && ORDER.test(cell)),
  );
  if (overlooked) return null;
  return rows.flatMap((row) => wanted.map((index) => row[index]).find(Boolean) ?? []);
}

function nameOf(heading: string): ColumnName | null {
  if (!HEADING.test(heading)) return null;
  const letters = heading.toLowerCase().replaceAll(/[^\p{L}]/gu, "");
  for (const name of Object.keys(NAMES)) {
    if (isColumnName(name) && NAMES[name].test(letters)) return name;
  }
  return null;
}

function isColumnName(name: string): name is ColumnName {
  return Object.hasOwn(NAMES, name);
}
