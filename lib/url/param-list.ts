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
  /** How many values there may be at most. */
  limit: number;
  /** How many of them Amazon's own list takes, where those are fewer. */
  liveLimit?: number;
  /** Names hold any character and spaces; without this the items are ids. */
  names?: Cleaning;
  /** Brings an item into its one form; it is clean already. */
  tidy?: (item: string) => string;
  accepts: (item: string) => item is T;
  /** What to say about items that are not accepted. */
  issueOf: (items: string[]) => Issue;
  /** Puts the items in canonical order; without it they stay as they came. */
  arrange?: (items: T[]) => T[];
  /** Why accepted items cannot stand side by side; null when they can. */
  conflict?: (items: readonly T[]) => Issue | null;
};

export type ListParam<T extends string> = Param<T[]> & {
  kind: "list";
  /** How many values may be asked for, with an index of all jobs and of Amazon's own list. */
  limit: number;
  liveLimit: number;
  /** The items in a typed or pasted text, clean and in order. */
  split: (text: string) => string[];
  /** One item as it will stand in the search, or why it cannot. */
  readItem: (text: string) => { item: T } | { issue: Issue };
};

/**
 * A comma list. Items are cleaned, empty ones and repetitions are dropped; items that are not accepted
 * are left out and named; items that are too many or contradict each other leave out the whole list,
 * because a shorter one would answer another question.
 */
export function listParam<T extends string>(rules: ListRules<T>): ListParam<T> {
  const { limit, liveLimit = limit, conflict = () => null } = rules;
  const { tidy = (item: string) => item, arrange = (items: T[]) => items } = rules;
  const clean = rules.names ?? cleanId;

  function readItem(text: string): { item: T } | { issue: Issue } {
    const item = tidy(text.trim());
    if (item === "") return { issue: { code: "empty", detail: "A value is needed." } };
    if (holdsComma(item)) return { issue: commaIssue([item]) };
    return rules.accepts(item) ? { item } : { issue: rules.issueOf([item]) };
  }

  function issueOfAll(items: readonly T[], hasIndex: boolean): Issue | null {
    const most = hasIndex ? limit : liveLimit;
    if (items.length <= most) return conflict(items);
    const detail = `At most ${most} values at once; there are ${items.length}.`;
    return { code: most === liveLimit ? "tooMany" : "overLimit", detail, limit: most };
  }

  return {
    kind: "list",
    fallback: () => [],
    limit,
    liveLimit,
    split: rules.names ? splitNames : splitIds,
    readItem,
    read(text, context) {
      const items = [...new Set(readValues(text, clean).map(tidy))];
      const withComma = items.filter(holdsComma);
      const plain = items.filter((item) => !holdsComma(item));
      const unlike = plain.filter((item) => !rules.accepts(item));
      const valid = plain.filter(rules.accepts);
      const issue = issueOfAll(valid, context?.index !== false);
      const reading: Reading<T[]> = issue === null ? accepted(arrange(valid)) : refused([], issue);
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

/** Any number of a known few, in their order. */
export function choicesParam<T extends string>(
  choices: readonly T[],
  issueOf: (items: string[]) => Issue,
): ListParam<T> {
  return listParam({
    limit: choices.length,
    accepts: (item): item is T => choices.some((choice) => choice === item),
    issueOf,
    arrange: (items) => choices.filter((choice) => items.includes(choice)),
  });
}
