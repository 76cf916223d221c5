import { isStartingView } from "./starting-views";
import type { View, ViewChoices } from "./view";
import { tidyName, tidyQuery, VIEW_LIMITS } from "./view-limits";

/** Views that a browser keeps because no server has them yet, and what was done to their list. */
export type BrowserBook = ViewChoices & {
  own: readonly View[];
  /** The only person that they are for; null where nobody knows. */
  owner: string | null;
  /** People who said that these views are not theirs. */
  notFor: readonly string[];
};

const NOTHING: BrowserBook = {
  own: [],
  order: [],
  hidden: [],
  defaultId: null,
  owner: null,
  notFor: [],
};

/** Longer texts are not ours: the longest search has a few hundred values. */
const TEXT_LIMIT = 16_000;

/** Reads what was written down. Whatever cannot be read is left out; it never throws. */
export function readBook(text: string | null): BrowserBook {
  const stored = parse(text);
  if (!isRecord(stored)) return NOTHING;
  const views = listOf(stored.own).flatMap((entry) => readView(entry) ?? []);
  return {
    own: [...new Map(views.map((view) => [view.id, view])).values()].slice(0, VIEW_LIMITS.own),
    order: listOf(stored.order).filter(isText),
    hidden: listOf(stored.hidden).filter(isText).filter(isStartingView),
    defaultId: isText(stored.defaultId) ? stored.defaultId : null,
    owner: isText(stored.owner) ? stored.owner : null,
    notFor: listOf(stored.notFor).filter(isText),
  };
}

export function writeBook(book: BrowserBook): string {
  return JSON.stringify(book);
}

/** Whether there is anything for this person in it. */
export function isFor({ owner, notFor, ...book }: BrowserBook, person: string): boolean {
  if (notFor.includes(person) || (owner !== null && owner !== person)) return false;
  const { own, order, hidden, defaultId } = book;
  return own.length + order.length + hidden.length > 0 || defaultId !== null;
}

function readView(entry: unknown): View | null {
  if (!isRecord(entry)) return null;
  const { id, name, query, columns } = entry;
  if (!isText(id) || id === "" || isStartingView(id)) return null;
  if (!isText(name) || tidyName(name) === "" || !isText(query)) return null;
  return {
    id,
    name: tidyName(name),
    query: tidyQuery(query),
    columns: isText(columns) ? columns : null,
  };
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= TEXT_LIMIT;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
