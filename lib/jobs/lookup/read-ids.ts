import { plainText, splitIds } from "@/lib/url/pasted-text";
import { type ColumnName, columnNameOf, namedColumn } from "./named-column";

/** The words above a column of ids, or before one, however they are joined: `serviceOrderId`. */
const LABEL =
  /^(?:amazon|service|product|order|orders|job|jobs|tracking|parcel|package|shipment|id|ids|no|nr|number|numbers|and|und|auftrag|aufträge|bestellung|bestellungen|sendung|sendungen|服务|商品|订单|工单|运单|包裹|编号|单号|号|和)+$/u;

/** Which column of a report leads to its jobs: the first that a row has a value in. */
const LEADING: readonly ColumnName[] = ["order", "job", "productOrder", "tracking"];

/** A number that a spreadsheet has shortened: the comma of some languages would part it. */
const SHORTENED = /\b(\d),(\d{1,14}E\+\d{1,2})\b/giu;

/**
 * The ids in a pasted text, in order, repetitions included: a list, a column of a spreadsheet, a line
 * of a mail, or the rows of a report with its headings, of which one id a row is taken. Header words
 * and decoration are left out; anything else that is no id stays, so that it can be named.
 * @param columns the headings whose ids are wanted, best first; a report without them is read whole
 */
export function readIds(text: string, columns = LEADING): string[] {
  const clean = plainText(text).replaceAll(SHORTENED, "$1.$2");
  return (namedColumn(clean, columns) ?? [clean]).flatMap(splitIds).filter((id) => !isLabel(id));
}

function isLabel(word: string): boolean {
  return columnNameOf(word) !== null || LABEL.test(word.toLowerCase().replaceAll(/[-_./#]/gu, ""));
}
