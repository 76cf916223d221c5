import { queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "@/lib/http/fetch-json";
import type { EverybodysSessions, OpenSession, OwnSessions, PersonSession } from "./open-session";
import { type SessionsSearch, sessionsQueryString } from "./search-params";

/** What every question about sessions begins with. */
export const SESSIONS_KEY = "sessions";

/** Sessions end elsewhere: an answer is old at once, and asked for again when somebody comes back. */
const ALWAYS_STALE = { staleTime: 0, refetchOnWindowFocus: true, retry: false } as const;

export function ownSessionsQuery() {
  return queryOptions({
    queryKey: [SESSIONS_KEY, "own"],
    queryFn: ({ signal }) => fetchJson<OwnSessions>("/api/sessions", { signal }),
    ...ALWAYS_STALE,
  });
}

export function everybodysSessionsQuery(search: SessionsSearch) {
  const query = sessionsQueryString(search);
  return queryOptions({
    queryKey: [SESSIONS_KEY, "all", query],
    queryFn: ({ signal }) =>
      fetchJson<EverybodysSessions>(`/api/sessions/all${query && `?${query}`}`, { signal }),
    ...ALWAYS_STALE,
  });
}

/** Which sessions somebody wants to end. */
export type Ending =
  | { which: "own"; session: OpenSession }
  | { which: "others"; keep: string; count: number }
  | { which: "any"; session: PersonSession }
  | { which: "person"; userId: string; userName: string; own: boolean };

/**
 * Ends them.
 * @throws ProblemError `not_found` for one that is over already
 */
export async function requestEnd(ending: Ending): Promise<void> {
  switch (ending.which) {
    case "own":
      return send(`/api/sessions/${encodeURIComponent(ending.session.id)}/end`, {});
    case "others":
      return send("/api/sessions/end-others", { keep: ending.keep });
    case "any":
      return send(`/api/sessions/all/${encodeURIComponent(ending.session.id)}/end`, {});
    case "person":
      return send("/api/sessions/end", { user: ending.userId });
  }
}

async function send(path: string, body: object): Promise<void> {
  await postJson<object>(path, body);
}
