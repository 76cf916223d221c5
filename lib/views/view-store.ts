import { queryOptions } from "@tanstack/react-query";
import { fetchJson, sendJson } from "@/lib/http/fetch-json";
import type { KeptBook, View, ViewChoices } from "./view";

const VIEWS = "/api/views";

/** Views kept by the dashboard's server, for whoever is signed in. */
export const serverViewStore: ViewStore = {
  list: (signal) => fetchJson<KeptBook>(VIEWS, { signal }),
  save: ({ id, ...draft }) => sendJson<KeptBook>("PUT", addressOf(id), draft),
  remove: (id) => sendJson<KeptBook>("DELETE", addressOf(id)),
  bringBack: (id) => sendJson<KeptBook>("POST", `${addressOf(id)}/restore`),
  arrange: (choices) => sendJson<KeptBook>("PATCH", VIEWS, choices),
};

function addressOf(id: string): string {
  return `${VIEWS}/${encodeURIComponent(id)}`;
}

/** The person's views, asked anew whenever somebody comes back to the tab. */
export const viewsQuery = queryOptions({
  queryKey: ["job-views"],
  queryFn: ({ signal }) => serverViewStore.list(signal),
  staleTime: 60_000,
  gcTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: "always",
  retry: 1,
});

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
interface ViewStore {
  list: (signal?: AbortSignal) => Promise<KeptBook>;
  /** Adds a view, or replaces the one of the same id if it is still as it was seen. */
  save: (draft: ViewDraft) => Promise<KeptBook>;
  /** Deletes a view; for a while it can be brought back. */
  remove: (id: string) => Promise<KeptBook>;
  bringBack: (id: string) => Promise<KeptBook>;
  /** Keeps the choices that are named and leaves the others. */
  arrange: (choices: Partial<ViewChoices>) => Promise<KeptBook>;
}
