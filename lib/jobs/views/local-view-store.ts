import { isStartingView } from "./starting-views";
import { bookOf, readBook, type StoredBook, writeBook } from "./stored-book";
import { VIEW_LIMIT, type View } from "./view";
import type { ViewStore } from "./view-store";

const KEY = "jobs-views";

export type LocalViewStoreParts = {
  /** Asked each time: a browser may refuse its storage, by throwing. */
  storage: () => Pick<Storage, "getItem" | "setItem">;
  /** Hears of changes that other tabs make; `key` is null when everything was cleared. */
  onForeignChange: (listener: (key: string | null) => void) => () => void;
};

/** Views kept in this browser only. Reading never fails: a storage that cannot be read is empty. */
export function localViewStore({ storage, onForeignChange }: LocalViewStoreParts): ViewStore {
  const listeners = new Set<() => void>();

  function read(): StoredBook {
    try {
      return readBook(storage().getItem(KEY));
    } catch {
      return readBook(null);
    }
  }

  async function change(step: (book: StoredBook) => Partial<StoredBook>): Promise<void> {
    const book = read();
    storage().setItem(KEY, writeBook({ ...book, ...step(book) }));
    for (const listener of listeners) listener();
  }

  return {
    list: async () => bookOf(read()),
    save: (view) => change(({ own }) => ({ own: withView(own, view) })),
    remove: (id) =>
      change(({ own, hidden }) =>
        isStartingView(id)
          ? { hidden: [...new Set([...hidden, id])] }
          : { own: own.filter((view) => view.id !== id) },
      ),
    restore: () => change(() => ({ hidden: [] })),
    reorder: (ids) => change(({ order }) => ({ order: [...new Set([...ids, ...order])] })),
    setDefault: (defaultId) => change(() => ({ defaultId })),
    subscribe: (listener) => {
      const stop = onForeignChange((key) => {
        if (key === KEY || key === null) listener();
      });
      listeners.add(listener);
      return () => {
        stop();
        listeners.delete(listener);
      };
    },
  };
}

function withView(own: readonly View[], view: View): readonly View[] {
  if (isStartingView(view.id)) throw new Error("A starting view cannot be changed.");
  if (own.some(({ id }) => id === view.id)) {
    return own.map((known) => (known.id === view.id ? view : known));
  }
  if (own.length >= VIEW_LIMIT) throw new Error(`Only ${VIEW_LIMIT} views can be kept.`);
  return [...own, view];
}
