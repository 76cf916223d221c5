import { type BrowserBook, isFor, readBook, writeBook } from "./browser-book";
import type { KeptBook, View, ViewChoices } from "./view";
import { joinedChoices } from "./view-book";
import { canBeKept, isViewId } from "./view-limits";
import type { ViewStore } from "./view-store";

const KEY = "jobs-views";
/** The server reads a little more than this of one request. */
const MOST_BYTES = 48_000;

/** Asked each time: a browser may refuse its storage, by throwing. */
export type BrowserStorage = () => Pick<Storage, "getItem" | "setItem" | "removeItem">;

export type Brought = {
  book: KeptBook;
  /** The views that have come from this browser now. */
  views: readonly View[];
  /** What the browser had, to give it back. */
  was: BrowserBook;
  /** What the person had chosen before. */
  before: ViewChoices;
  /** How many views stay here, because the server has no room for them. */
  left: number;
};

/**
 * Moves what this browser kept to the server, where it belongs to whoever is signed in, and then out
 * of the browser. Asked again after a failure it goes on where it was.
 * @param book the person's book as the server has it
 * @returns null where there is nothing to move
 * @throws what the store throws; nothing has left the browser then
 */
export async function bringAlong(
  storage: BrowserStorage,
  store: ViewStore,
  book: KeptBook,
): Promise<Brought | null> {
  const text = textIn(storage);
  const was = readBook(text);
  if (!isFor(was, book.person)) return null;
  const ids = await adopted(store, was.own);
  const came = await store.arrange(joinedChoices(book, withNewIds(was, ids)));
  const left = was.own.filter(({ id }) => !ids.has(id));
  // Another tab may have been here meanwhile.
  if (textIn(storage) === text) keepRest(storage, left, book.person);
  const known = new Set(book.views.map(({ id }) => id));
  // One that is known by its own id came with a try that broke off.
  const fromHere = [...ids].filter(([id, now]) => id === now || !known.has(now));
  const moved = new Set(fromHere.map(([, now]) => now));
  const views = came.views.filter(({ id }) => moved.has(id));
  const { order, hidden, defaultId } = book;
  const before = { order, hidden, defaultId };
  return { book: came, views, was, before, left: left.length };
}

/**
 * Gives views back to the browser that they came from: they are somebody else's, and wait there.
 * @throws what the store throws; the views are in both places then
 */
export async function sendBack(
  storage: BrowserStorage,
  store: ViewStore,
  { book, views, was, before }: Brought,
): Promise<KeptBook> {
  const notFor = [...was.notFor, book.person];
  storage().setItem(KEY, writeBook({ ...was, owner: null, notFor }));
  for (const { id } of views) await store.remove(id);
  return store.arrange(before);
}

/** Under which id the server has each view; those that it has no room for are not named. */
async function adopted(store: ViewStore, views: readonly View[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const batch of batches(views.filter(canBeKept))) {
    const answer = await store.adopt(batch);
    for (const [id, now] of Object.entries(answer.ids)) ids.set(id, now);
  }
  return ids;
}

function batches(views: readonly View[]): View[][] {
  const result: View[][] = [];
  let room = 0;
  for (const view of views) {
    const bytes = new TextEncoder().encode(JSON.stringify(view)).length;
    if (bytes > room) {
      result.push([]);
      room = MOST_BYTES;
    }
    result.at(-1)?.push(view);
    room -= bytes;
  }
  return result;
}

/** The choices with the ids that the server knows. */
function withNewIds(
  { order, hidden, defaultId }: ViewChoices,
  ids: ReadonlyMap<string, string>,
): ViewChoices {
  const now = (id: string) => ids.get(id) ?? id;
  const known = defaultId !== null && isViewId(defaultId) ? now(defaultId) : null;
  return {
    order: order.filter(isViewId).map(now),
    hidden,
    defaultId: known,
  };
}

/** What stays is this person's: nobody else who signs in here is given it. */
function keepRest(storage: BrowserStorage, left: readonly View[], person: string): void {
  try {
    if (left.length === 0) storage().removeItem(KEY);
    else storage().setItem(KEY, writeBook({ ...readBook(null), own: left, owner: person }));
  } catch {
    // It stays, and is found to be there already the next time.
  }
}

function textIn(storage: BrowserStorage): string | null {
  try {
    return storage().getItem(KEY);
  } catch {
    return null;
  }
}
