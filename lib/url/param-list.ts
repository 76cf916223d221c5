import type { Complaint } from "./complaint";
import { accepted, type Param, type Reading, refused } from "./param";

export type ListRules<T extends string> = {
  limit: number;
  /** Brings an item into its one form; it is trimmed already. */
  tidy?: (item: string) => string;
  accepts: (item: string) => item is T;
  /** What to say about items that are not accepted. */
  complain: (items: string[]) => Complaint;
  /** Puts the items in canonical order; without it they stay as they came. */
  arrange?: (items: T[]) => T[];
};

export type ListParam<T extends string> = Param<T[]> & {
  /** How many values Amazon takes. */
  limit: number;
  /** One item as it will stand in the URL, or why it cannot. */
  readItem: (text: string) => { item: T } | { complaint: Complaint };
};

/**
 * A comma list. Items are trimmed, empty ones and repetitions are dropped; items that are not accepted
 * are left out and named; more than `limit` items leave out the whole list, because a shorter one
 * would answer another question.
 */
export function listParam<T extends string>(rules: ListRules<T>): ListParam<T> {
  const { limit, tidy = (item: string) => item, arrange = (items: T[]) => items } = rules;

  function readItem(text: string): { item: T } | { complaint: Complaint } {
    const item = tidy(text.trim());
    if (item === "") return { complaint: { code: "empty", detail: "A value is needed." } };
    if (holdsComma(item)) return { complaint: commaComplaint([item]) };
    return rules.accepts(item) ? { item } : { complaint: rules.complain([item]) };
  }

  return {
    limit,
    readItem,
    read(text) {
      const items = [...new Set(text.split(",").map((part) => tidy(part.trim())))].filter(Boolean);
      const withComma = items.filter(holdsComma);
      const plain = items.filter((item) => !holdsComma(item));
      const unlike = plain.filter((item) => !rules.accepts(item));
      const kept = plain.filter(rules.accepts);
      const reading: Reading<T[]> =
        kept.length > limit ? refused([], tooMany(kept.length, limit)) : accepted(arrange(kept));
      if (withComma.length > 0) reading.complaints.push(commaComplaint(withComma));
      if (unlike.length > 0) reading.complaints.push(rules.complain(unlike));
      return reading;
    },
    write: (items) => [...new Set(arrange([...items]))].map(writeItem).join(","),
  };
}

/** A comma inside an item arrives encoded twice; Amazon's lists have no way to hold it. */
function holdsComma(item: string): boolean {
  return item.includes(",") || /%2c/i.test(item);
}

function writeItem(item: string): string {
  return item.trim().replaceAll(",", "%2C");
}

function commaComplaint(items: string[]): Complaint {
  return {
    code: "hasComma",
    detail: `Amazon separates values by commas, so a value cannot hold one: ${items.join(" ")}.`,
    values: items,
  };
}

function tooMany(count: number, limit: number): Complaint {
  return {
    code: "tooMany",
    detail: `At most ${limit} values at once; there are ${count}.`,
    limit,
  };
}
