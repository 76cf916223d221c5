import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { isBackwards, type Range } from "@/lib/time/range";
import {
  cleanParam,
  cursorParam,
  type ParameterProblem,
  rangeParam,
  wholeNumberParam,
  zoneParam,
} from "@/lib/url/param";
import { listParam } from "@/lib/url/param-list";
import { cleanId, cleanName } from "@/lib/url/pasted-text";
import { readAddress } from "@/lib/url/screen-address";
import {
  changedParams,
  emptyOf,
  legibleQuery,
  parametersOf,
  patchParams,
  readParams,
  type Vocabulary,
  writeParams,
} from "@/lib/url/vocabulary";
import { AUDIT_ACTIONS, type AuditAction, type AuditPage, isAuditAction } from "./audit-record";

/** The most records a page may hold. */
const MAX_RECORDS = 100;
export const RECORDS_A_PAGE = 50;

/** What `/audit` and its API are asked, each parameter by its own name. */
export type AuditSearch = {
  action: AuditAction[];
  /** Part of a person's id, name or e-mail address. */
  user: string | null;
  job: string | null;
  at: Range | null;
  /** IANA zone in which the days of `at` are meant; UTC when absent. */
  tz: string | null;
  size: number;
  /** Records older than this one, by its id … */
  before: number | null;
  /** … or newer. Never both. */
  after: number | null;
};

export const LONGEST_TEXT = 100;

/** The vocabulary: every parameter, in the order in which a URL names them. */
const PARAMS: Vocabulary<AuditSearch> = {
  action: listParam({
    limit: AUDIT_ACTIONS.length,
    tidy: (item) => item.toLowerCase(),
    accepts: isAuditAction,
    issueOf: (values) => ({
      code: "actionUnknown",
      detail: `The actions are ${AUDIT_ACTIONS.join(", ")}.`,
      values,
    }),
    arrange: (items) => AUDIT_ACTIONS.filter((action) => items.includes(action)),
  }),
  user: cleanParam(cleanName, {
    limit: LONGEST_TEXT,
    detail: `A name has at most ${LONGEST_TEXT} characters.`,
  }),
  job: cleanParam(cleanId, {
    limit: LONGEST_TEXT,
    detail: `A job id has at most ${LONGEST_TEXT} characters.`,
  }),
  at: rangeParam(),
  tz: zoneParam,
  size: wholeNumberParam(
    RECORDS_A_PAGE,
    { min: 1, max: MAX_RECORDS },
    {
      code: "recordsOutside",
      detail: `A page holds 1 to ${MAX_RECORDS} records.`,
      limit: MAX_RECORDS,
    },
  ),
  before: cursorParam,
  after: cursorParam,
};

const PARAMETERS = parametersOf(PARAMS);

export function emptyAuditSearch(): AuditSearch {
  return emptyOf(PARAMS);
}

/** Where in the list somebody is, not what was asked. */
const POSITION: ReadonlySet<keyof AuditSearch> = new Set(["before", "after"]);

/** The zone in which the days of a search are meant. */
export function auditZone({ tz }: AuditSearch): string {
  return tz ?? "UTC";
}

/**
 * Reads a URL. What cannot be read is left out of the search and named among the problems.
 * @param now epoch ms
 */
export function readAuditSearch(
  params: URLSearchParams,
  now: number,
): { search: AuditSearch; problems: ParameterProblem[] } {
  const { search, problems } = readAddress(PARAMS, params, { now });
  if (search.at !== null && isBackwards(search.at, auditZone(search), now)) {
    search.at = null;
    problems.push({
      parameter: "at",
      code: "rangeBackwards",
      detail: "The range ends before it begins. Swap its two ends.",
    });
  }
  if (search.before !== null && search.after !== null) {
    search.after = null;
    const detail = "A page lies before one record or after one, not both. Remove one of the two.";
    problems.push({ parameter: "after", code: "beforeAndAfter", detail });
  }
  return { search, problems };
}

/** The query of a search without "?", defaults left out. */
export function auditQueryString(search: AuditSearch): string {
  return legibleQuery(writeParams(PARAMS, search));
}

export function auditHref(search: AuditSearch): string {
  const query = auditQueryString(search);
  return query === "" ? "/audit" : `/audit?${query}`;
}

/** The parameters of an address after a change: whatever changes the question goes to its newest page. */
export function changeAuditAddress(
  params: URLSearchParams,
  patch: Partial<AuditSearch>,
): URLSearchParams {
  const search = emptyAuditSearch();
  readParams(PARAMS, search, params);
  const asksAnew = PARAMETERS.some((parameter) => parameter in patch && !POSITION.has(parameter));
  const after = { ...search, ...(asksAnew && { before: null, after: null }), ...patch };
  return patchParams(PARAMS, params, changedParams(PARAMS, search, after));
}

/** What a person typed or pasted into one of the fields; null where nothing is left of it. */
export function typedText(field: "user" | "job", text: string): string | null {
  return (field === "job" ? cleanId(text) : cleanName(text)) || null;
}

/** One page of records. */
export function auditQuery(search: AuditSearch) {
  const query = auditQueryString(search);
  return queryOptions({
    queryKey: ["audit", query],
    queryFn: ({ signal }) =>
      fetchJson<AuditPage>(query === "" ? "/api/audit" : `/api/audit?${query}`, { signal }),
    staleTime: 5_000,
    retry: false,
  });
}
