import { queryOptions } from "@tanstack/react-query";
import { fetchJson, sendJson } from "@/lib/http/fetch-json";
import type { PersonViews, View, ViewChoices } from "./view";

const VIEWS = "/api/views";

/** A view as it is to be kept. */
export type ViewDraft = Pick<View, "id" | "query" | "columns"> & {
  name: string;
  shared: boolean;
  /** The `updatedAt` of what is replaced; null for a view that is new. */
  seen: string | null;
};

/**
 * Views kept by the dashboard's server, for whoever is signed in. Every promise answers the views as they
 * stand afterwards, and rejects when the change could not be kept. Starting views are no part of it.
 */
export const viewsApi = {
  list: (signal?: AbortSignal) => fetchJson<PersonViews>(VIEWS, { signal }),
  /** Adds a view, or replaces the one of the same id if it is still as it was seen. */
  save: ({ id, ...draft }: ViewDraft) => sendJson<PersonViews>("PUT", addressOf(id), draft),
  /** Deletes a view; for a while it can be brought back. */
  remove: (id: string) => sendJson<PersonViews>("DELETE", addressOf(id)),
  bringBack: (id: string) => sendJson<PersonViews>("POST", `${addressOf(id)}/restore`),
  /** Keeps the choices that are named and leaves the others. */
  arrange: (choices: Partial<ViewChoices>) => sendJson<PersonViews>("PATCH", VIEWS, choices),
};

function addressOf(id: string): string {
  return `${VIEWS}/${encodeURIComponent(id)}`;
}

/** The person's views, asked anew whenever somebody comes back to the tab. */
export const viewsQuery = queryOptions({
  queryKey: ["job-views"],
  queryFn: ({ signal }) => viewsApi.list(signal),
  staleTime: 60_000,
  gcTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: "always",
  retry: 1,
});
