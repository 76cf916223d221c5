import { isStartingView, STARTING_VIEWS } from "./starting-views";
import { tidyName, VIEW_LIMIT, type View, type ViewBook } from "./view";

/** What is written down: the person's own views, and what they did to the order of all. */
export type StoredBook = {
  own: readonly View[];
  order: readonly string[];
  hidden: readonly string[];
  defaultId: string | null;
};

const NOTHING: StoredBook = { own: [], order: [], hidden: [], defaultId: null };

/** Longer texts are not ours: the longest search has a few hundred values. */
const TEXT_LIMIT = 16_000;

/** Reads what was written down. Whatever cannot be read is left out; it never throws. */
export function readBook(text: string | null): StoredBook {
  const stored = parse(text);
  if (!isRecord(stored)) return NOTHING;
  const views = listOf(stored.own).flatMap((entry) => readView(entry) ?? []);
  return {
    own: [...new Map(views.map((view) => [view.id, view])).values()].slice(0, VIEW_LIMIT),
    order: listOf(stored.order).filter(isText),
    hidden: listOf(stored.hidden).filter(isText).filter(isStartingView),
    defaultId: isText(stored.defaultId) ? stored.defaultId : null,
  };
}

export function writeBook(book: StoredBook): string {
  return JSON.stringify(book);
}

/** The views to choose from. A default that is gone or hidden is none. */
export function bookOf({ own, order, hidden, defaultId }: StoredBook): ViewBook {
  const isHidden = ({ id }: View) => hidden.includes(id);
  const views = inOrder([...STARTING_VIEWS, ...own], order).filter((view) => !isHidden(view));
  return {
    views,
    hidden: STARTING_VIEWS.filter(isHidden),
    defaultId: views.some(({ id }) => id === defaultId) ? defaultId : null,
  };
}

function inOrder(views: readonly View[], order: readonly string[]): View[] {
  const place = ({ id }: View) => (order.includes(id) ? order.indexOf(id) : order.length);
  return views.toSorted((a, b) => place(a) - place(b));
}

function readView(entry: unknown): View | null {
  if (!isRecord(entry)) return null;
  const { id, name, query, columns } = entry;
  if (!isText(id) || id === "" || isStartingView(id)) return null;
  if (!isText(name) || tidyName(name) === "" || !isText(query)) return null;
  return { id, name: tidyName(name), query, columns: isText(columns) ? columns : null };
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
