/** Where somebody was in a list: pixels from the top of the window and of the rows. */
export type Place = { list: string; window: number; rows: number };

export type PlaceBook = {
  /** The place that was left in an entry of the history; null where none is known. */
  read: (entry: string) => Place | null;
  write: (entry: string, place: Place) => void;
  /** Keeps the places beyond a reload. */
  keep: () => void;
};

type Shelf = Pick<Storage, "getItem" | "setItem">;

const KEY = "jobs-places";

/** As many entries as a browser's Back button remembers. */
const LIMIT = 50;

/** The places of one tab. A shelf that refuses costs the places after a reload, and nothing else. */
export function createPlaceBook(shelf: () => Shelf): PlaceBook {
  let places: Map<string, Place> | null = null;

  function open(): Map<string, Place> {
    places ??= new Map(stored(shelf));
    return places;
  }

  return {
    read: (entry) => open().get(entry) ?? null,
    write(entry, place) {
      const all = open();
      all.delete(entry);
      all.set(entry, place);
      for (const oldest of [...all.keys()].slice(0, -LIMIT)) all.delete(oldest);
    },
    keep() {
      try {
        shelf().setItem(KEY, JSON.stringify([...open()]));
      } catch {
        // A full or forbidden storage.
      }
    },
  };
}

function stored(shelf: () => Shelf): [string, Place][] {
  try {
    const entries: unknown = JSON.parse(shelf().getItem(KEY) ?? "[]");
    return Array.isArray(entries) ? entries.flatMap(asEntry) : [];
  } catch {
    return [];
  }
}

function asEntry(entry: unknown): [string, Place][] {
  if (!Array.isArray(entry)) return [];
  const [key, place]: unknown[] = entry;
  if (typeof key !== "string" || typeof place !== "object" || place === null) return [];
  if (!("list" in place && "window" in place && "rows" in place)) return [];
  const { list, window, rows } = place;
  return typeof list === "string" && typeof window === "number" && typeof rows === "number"
    ? [[key, { list, window, rows }]]
    : [];
}
