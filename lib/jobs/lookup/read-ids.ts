import { type ColumnName, namedColumn } from "./named-column";

/** What never shows and yet makes two equal ids differ. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** The ASCII characters in the width of Chinese and Japanese ones. */
const WIDE = /[\uff01-\uff5e]/gu;
const WIDE_OFFSET = 0xfee0;

/** Hyphens and dashes that word processors put in place of "-". */
const DASHES = /[\u2010-\u2015\u2212]/gu;

const SEPARATORS = /[\s,;|、]+/u;

/** What spreadsheets, JSON, mails and people put around an id. */
const WRAPPING = /^["'`“”‘’«»[\](){}<>=#:.!?]+|["'`“”‘’«»[\](){}<>=#:.!?]+$/gu;

/** The words above a column of ids, or before one, however they are joined: `serviceOrderId`. */
const LABEL =
  /^(?:amazon|service|product|order|orders|job|jobs|tracking|parcel|package|shipment|id|ids|no|nr|number|numbers|and|auftrag|auftragsnummer|bestellung|bestellnummer|sendungsnummer)+$/u;

/** One id in the form in which Amazon writes it. Twice is as good as once. */
export function tidyId(text: string): string {
  return plain(text).trim().replaceAll(WRAPPING, "").trim();
}

/** Which column of a report leads to its jobs: the first that a row has a value in. */
const LEADING: readonly ColumnName[] = ["order", "job", "productOrder", "tracking"];

/**
 * The ids in a pasted text, in order, repetitions included: a list, a column of a spreadsheet, a line
 * of a mail, or the rows of a report with its headings, of which one id a row is taken. Header words
 * and decoration are left out; anything else that is no id stays, so that it can be named.
 * @param columns the headings whose ids are wanted, best first; a report without them is read whole
 */
export function readIds(text: string, columns = LEADING): string[] {
  const clean = plain(text);
  return (namedColumn(clean, columns) ?? [clean])
    .flatMap((cell) => cell.split(SEPARATORS))
    .map(tidyId)
    .filter((id) => /[\p{L}\p{N}]/u.test(id) && !isLabel(id));
}

function plain(text: string): string {
  return text
    .replaceAll(INVISIBLE, "")
    .replaceAll(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDE_OFFSET))
    .replaceAll(DASHES, "-");
}

function isLabel(word: string): boolean {
  return LABEL.test(word.toLowerCase().replaceAll(/[-_./:#]/gu, ""));
}
