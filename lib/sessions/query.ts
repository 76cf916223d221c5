import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { EverybodysSessions, OwnSessions } from "./open-session";
import { type SessionsSearch, sessionsQueryString } from "./search-params";

/** What every question about sessions begins with. */
export const SESSIONS_KEY = "sessions";

/** Sessions end elsewhere: an answer is old at once, and asked for again when somebody comes back. */
const LOOK_AGAIN = { staleTime: 0, refetchOnWindowFocus: true, retry: false } as const;

export function ownSessionsQuery() {
  return queryOptions({
    queryKey: [SESSIONS_KEY, "own"],
    queryFn: ({ signal }) => fetchJson<OwnSessions>("/api/sessions", { signal }),
    ...LOOK_AGAIN,
  });
}

export function everybodysSessionsQuery(search: SessionsSearch) {
  const query = sessionsQueryString(search);
  return queryOptions({
    queryKey: [SESSIONS_KEY, "all", query],
    queryFn: ({ signal }) =>
      fetchJson<EverybodysSessions>(`/api/sessions/all${query && `?${query}`}`, { signal }),
    ...LOOK_AGAIN,
  });
}
