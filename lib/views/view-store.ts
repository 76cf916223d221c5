import type { KeptBook, View, ViewChoices } from "./view";

/** A view as it is to be kept. */
export type ViewDraft = Pick<View, "id" | "query" | "columns"> & {
  name: string;
  shared: boolean;
  /** The `updatedAt` of what is replaced; null for a view that is new. */
  seen: string | null;
};

/**
 * Where views are kept. Every promise answers the book as it stands afterwards, and rejects when the
 * change could not be kept. Starting views are no part of it.
 */
export interface ViewStore {
  list: (signal?: AbortSignal) => Promise<KeptBook>;
  /** Adds a view, or replaces the one of the same id if it is still as it was seen. */
  save: (draft: ViewDraft) => Promise<KeptBook>;
  /** Deletes a view; for a while it can be brought back. */
  remove: (id: string) => Promise<KeptBook>;
  bringBack: (id: string) => Promise<KeptBook>;
  /** Keeps the choices that are named and leaves the others. */
  arrange: (choices: Partial<ViewChoices>) => Promise<KeptBook>;
}
