import { emptySearch, isPosition } from "@/lib/search/jobs-search";

/** The longest name of a view, in characters. */
export const VIEW_NAME_LENGTH = 60;
/** The most views that one person keeps, and that a team shares. */
export const VIEW_LIMITS = { own: 50, team: 100 } as const;
/** A search of fifty stores and a hundred ids is shorter. */
export const QUERY_LENGTH = 6_000;
/** Every column with its width is shorter. */
export const COLUMNS_LENGTH = 4_000;
/** Ids that stand in an order, or are hidden. */
export const CHOICES_LENGTH = 300;

const ID = /^[\w-]{1,64}$/u;

/** A view asks a question; the position in its answer is no part of it. */
const PARAMETERS = new Set(Object.keys(emptySearch()).filter((name) => !isPosition(name)));

export function isViewId(id: string): boolean {
  return ID.test(id);
}

/** An id for a view that is new. `randomUUID` would do, and is missing over plain http. */
export function newViewId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** A name without needless spaces, cut to its limit; "" when nothing is left. */
export function tidyName(name: string): string {
  return name.replaceAll(/\s+/gu, " ").trim().slice(0, VIEW_NAME_LENGTH).trim();
}

/**
 * Whether a query holds the search's own parameters and no others. What their values say is read
 * when the view is opened, as with every old address.
 */
export function isViewQuery(query: string): boolean {
  return [...new URLSearchParams(query).keys()].every((name) => PARAMETERS.has(name));
}
