import type { View, ViewBook } from "./view";

/** Where views are kept. Every promise rejects when the change could not be kept. */
export interface ViewStore {
  list: () => Promise<ViewBook>;
  /** Adds a view, or replaces the one of the same id. Starting views stay as they are. */
  save: (view: View) => Promise<void>;
  /** Deletes a view; a starting view is hidden. */
  remove: (id: string) => Promise<void>;
  /** Shows every starting view again. */
  restore: () => Promise<void>;
  /** Puts the views into this order; what is not named keeps its place behind. */
  reorder: (ids: readonly string[]) => Promise<void>;
  /** What `/jobs` opens with; null opens all jobs. */
  setDefault: (id: string | null) => Promise<void>;
  /** Hears of every change, here or in another tab. Returns the way to stop. */
  subscribe: (listener: () => void) => () => void;
}
