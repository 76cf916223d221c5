import { cleanParam } from "@/lib/url/param";
import { cleanName } from "@/lib/url/pasted-text";
import { readAddress } from "@/lib/url/screen-address";
import { legibleQuery, patchParams, type Vocabulary, writeParams } from "@/lib/url/vocabulary";

export const LONGEST_NAME = 100;

/** What `/sessions/all` and its API are asked. */
export type SessionsSearch = {
  /** Part of a person's id, name or e-mail address. */
  user: string | null;
};

const PARAMS: Vocabulary<SessionsSearch> = {
  user: cleanParam(cleanName, {
    limit: LONGEST_NAME,
    detail: `A name has at most ${LONGEST_NAME} characters.`,
  }),
};

export function readSessionsSearch(params: URLSearchParams) {
  return readAddress(PARAMS, params);
}

/** The query of a search without "?". */
export function sessionsQueryString(search: SessionsSearch): string {
  return legibleQuery(writeParams(PARAMS, search));
}

/** The parameters of an address after a change of its search. */
export function changeSessionsAddress(
  params: URLSearchParams,
  patch: Partial<SessionsSearch>,
): URLSearchParams {
  return patchParams(PARAMS, params, patch);
}

/** Where the sessions of whoever is meant by a text are listed. */
export function sessionsHref(user: string | null): string {
  const query = sessionsQueryString({ user });
  return query === "" ? "/sessions/all" : `/sessions/all?${query}`;
}

/** What a person typed or pasted; null, which is everybody, where nothing is left of it. */
export function typedUser(text: string): string | null {
  return cleanName(text) || null;
}
