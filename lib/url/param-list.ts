import type { Issue } from "./param";
import { accepted, type Param, type Reading, refused } from "./param";
import {
  type Cleaning,
  cleanId,
  readValues,
  splitIds,
  splitNames,
  writeValue,
} from "./pasted-text";

export type ListRules<T extends string> = {
  limit: number;
  /** Names hold any character and spaces; without this the items are ids. */
  names?: Cleaning;
  /** Brings an item into its one form; it is clean already. */
  tidy?: (item: string) => string;
  accepts: (item: string) => item is T;
  /** What to say about items that are not accepted. */
  issueOf: (items: string[]) => Issue;
  /** Puts the items in canonical order; without it they stay as they came. */
  arrange?: (items: T[]) => T[];
};

export type ListParam<T extends string> = Param<T[]> & {
  kind: "list";
  /** How many values Amazon takes. */
  limit: number;
  /** The items in a typed or pasted text, clean and in order. */
  split: (text: string) => string[];
  /** One item as it will stand in the search, or why it cannot. */
  readItem: (text: string) => { item: T } | { issue: Issue };
};

/**
 * A comma list. Items are cleaned, empty ones and repetitions are dropped; items that are not accepted
 * are left out and named; more than `limit` items leave out the whole list, because a shorter one
 * would answer another question.
 */
export function listParam<T extends string>(rules: ListRules<T>): ListParam<T> {
  const { limit, tidy = (item: string) => item, arrange = (items: T[]) => items } = rules;
  const clean = rules.names ?? cleanId;

  function readItem(text: string): { item: T } | { issue: Issue } {
    const item = tidy(text.trim());
    if (item === "") return { issue: { code: "empty", detail: "A value is needed." } };
    if (holdsComma(item)) return { issue: commaIssue([item]) };
    return rules.accepts(item) ? { item } : { issue: rules.issueOf([item]) };
  }

  return {
    kind: "list",
    fallback: () => [],
    limit,
    split: rules.names ? splitNames : splitIds,
    readItem,
    read(text) {
      const items = [...new Set(readValues(text, clean).map(tidy))];
      const withComma = items.filter(holdsComma);
      const plain = items.filter((item) => !holdsComma(item));
      const unlike = plain.filter((item) => !rules.accepts(item));
      const valid = plain.filter(rules.accepts);
      const reading: Reading<T[]> =
        valid.length > limit ? refused([], tooMany(valid.length, limit)) : accepted(arrange(valid));
      if (withComma.length > 0) reading.issues.push(commaIssue(withComma));
      if (unlike.length > 0) reading.issues.push(rules.issueOf(unlike));
      return reading;
    },
    write: (items) =>
      [...new Set(arrange([...items]))].map((item) => writeValue(item, clean)).join(","),
  };
}

/** A comma inside an item arrives encoded twice; Amazon's lists have no way to hold it. */
function holdsComma(item: string): boolean {
  return item.includes(",");
}

function commaIssue(items: string[]): Issue {
  return {
    code: "hasComma",
    detail: `Amazon separates values by commas, so a value cannot hold one: ${items.join(" ")}.`,
    values: items,
  };
}

function tooMany(count: number, limit: number): Issue {
  return {
    code: "tooMany",
    detail: `At most ${limit} values at once; there are ${count}.`,
    limit,
  };
}
