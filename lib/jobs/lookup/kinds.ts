/** Where an id can be found, in the order in which Amazon is asked. */
export const LIST_KINDS = ["order", "productOrder", "tracking"] as const;

export type ListKind = (typeof LIST_KINDS)[number];
export type LookupKind = ListKind | "job";

/** Amazon: Services API v1 model. An order id has 5 to 20 characters, a job id at most 100. */
const ORDER = /^[0-9-]{5,20}$/u;
const TRACKING = /^[A-Za-z0-9-]{5,100}$/u;

/** Job ids are 14 digits where they were seen; Amazon promises no form. */
const JOB = /^\d{11,20}$/u;

/** What reports write beside ids, and what would pass for one. */
const DATE = /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-(?:\d{4}|\d{2}))$/u;
/** How spreadsheets show numbers of more than eleven digits: the last ones are lost. */
const SHORTENED = /^\d(?:\.\d+)?E\+\d{1,2}$/iu;

/** What an id can be; nothing for what is no id. Every id holds a digit: a word is none. */
export function kindsOf(id: string): readonly LookupKind[] {
  if (!TRACKING.test(id) || !/\d/u.test(id) || DATE.test(id)) return [];
  if (!ORDER.test(id)) return ["tracking"];
  return JOB.test(id) ? [...LIST_KINDS, "job"] : LIST_KINDS;
}

/** Whether a spreadsheet has cut the digits off that made this an id: `3.4E+13`. */
export function isShortened(id: string): boolean {
  return SHORTENED.test(id);
}
