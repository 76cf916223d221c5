import { fetchJson, sendJson } from "@/lib/http/fetch-json";
import type { KeptBook } from "./view";
import type { ViewStore } from "./view-store";

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
