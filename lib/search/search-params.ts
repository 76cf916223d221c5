import { createParser } from "nuqs/server";
import type { Finding } from "@/lib/url/param";
import { rangeParam } from "@/lib/url/param-range";
import { choiceParam, instantParam, wholeNumberParam, zoneParam } from "@/lib/url/param-scalar";
import { strangeParameters } from "@/lib/url/strange-parameters";
import {
  changedParams,
  legibleQuery,
  parametersOf,
  readParams,
  readText,
  type Vocabulary,
  writeParams,
} from "@/lib/url/vocabulary";
import { emptySearch, type JobsSearch, MAX_PAGE_SIZE, SORTS } from "./jobs-search";
import { jobParam, LISTS, marketplaceParam } from "./search-lists";
import { dropBackwards, dropConflict, dropDefaults, type SearchContext } from "./search-rules";

export type { JobsSearch } from "./jobs-search";
export type { SearchContext } from "./search-rules";

export type SearchProblem = Finding;

/** The vocabulary: every parameter, in the order in which a URL names them. */
const PARAMS: Vocabulary<JobsSearch> = {
  marketplace: marketplaceParam,
  ...LISTS,
  created: rangeParam({ sandboxStart: true }),
  updated: rangeParam(),
  scheduled: rangeParam(),
  tz: zoneParam,
  sort: choiceParam(SORTS, "-date", {
    code: "sortUnknown",
    detail: `Amazon sorts by ${SORTS.join(", ")}.`,
  }),
  size: wholeNumberParam(
    MAX_PAGE_SIZE,
    { min: 1, max: MAX_PAGE_SIZE },
    {
      code: "sizeOutside",
      detail: `A page holds 1 to ${MAX_PAGE_SIZE} jobs.`,
      limit: MAX_PAGE_SIZE,
    },
  ),
  page: wholeNumberParam(
    1,
    { min: 1, max: 1_000_000 },
    { code: "pageUnreadable", detail: "Pages are counted 1, 2, 3 and so on." },
  ),
  asOf: instantParam,
  job: jobParam,
};

const PARAMETERS = parametersOf(PARAMS);

/**
 * Reads a URL. What cannot be read is left out of the search and named among the problems; the rest
 * stays intact. Parameters of other names are left to `strangeInSearch`.
 */
export function readSearch(
  params: URLSearchParams,
  context: SearchContext,
): { search: JobsSearch; problems: SearchProblem[] } {
  const search = emptySearch();
  const problems = readParams(PARAMS, search, params, context);
  problems.push(...dropBackwards(search, context), ...dropConflict(search));
  return { search, problems };
}

/** The URL's parameters for a search, in one order, defaults left out. */
export function searchToParams(search: JobsSearch): URLSearchParams {
  return writeParams(PARAMS, dropDefaults(search));
}

/** The query of a search without "?"; commas, colons and slashes stay legible. */
export function searchToString(search: JobsSearch): string {
  return legibleQuery(searchToParams(search));
}

export function hrefFor(search: JobsSearch): string {
  const query = searchToString(search);
  return query === "" ? "/jobs" : `/jobs?${query}`;
}

/**
 * A search with some parameters changed. Whatever changes the question goes back to page 1 and closes
 * the job that was open, unless the change itself names another; created and updated exclude each
 * other, and the one being set wins.
 */
export function withFilters(search: JobsSearch, patch: Partial<JobsSearch>): JobsSearch {
  const asksAnew = PARAMETERS.some((parameter) => parameter in patch && !PLACES.has(parameter));
  const changed = { ...search, ...(asksAnew && { page: 1, asOf: null, job: null }), ...patch };
  if (patch.created) changed.updated = null;
  else if (patch.updated) changed.created = null;
  return dropDefaults(changed);
}

/** Parameters of an address that are neither a search's nor `others`, each with what may be meant. */
export function strangeInSearch(
  params: URLSearchParams,
  others: readonly string[] = [],
): SearchProblem[] {
  return strangeParameters(params, [...PARAMETERS, ...others]);
}

/** What differs between two searches, with the values of `after`. */
export function changedParameters(before: JobsSearch, after: JobsSearch): Partial<JobsSearch> {
  return changedParams(PARAMS, before, after);
}

/** Parameters that say where in an answer somebody is, not what was asked. */
const PLACES: ReadonlySet<keyof JobsSearch> = new Set(["page", "asOf", "job"]);

export type ListParameter = keyof typeof LISTS;

/** Whether a value that a person typed can stand in a list: null when it can. */
export function checkValue(parameter: ListParameter, value: string): SearchProblem | null {
  const reading = LISTS[parameter].readItem(value);
  return "complaint" in reading ? { parameter, ...reading.complaint } : null;
}

/** The values in a text that a person typed or pasted, clean and in order. */
export function valuesIn(parameter: ListParameter, text: string): string[] {
  return LISTS[parameter].split(text);
}

/** For `useQueryStates`: the same vocabulary, each parameter on its own and without a context. */
export const jobsSearchParsers = {
  marketplace: parserOf("marketplace"),
  status: parserOf("status").withDefault([]),
  store: parserOf("store").withDefault([]),
  asin: parserOf("asin").withDefault([]),
  skill: parserOf("skill").withDefault([]),
  order: parserOf("order").withDefault([]),
  productOrder: parserOf("productOrder").withDefault([]),
  tracking: parserOf("tracking").withDefault([]),
  created: parserOf("created"),
  updated: parserOf("updated"),
  scheduled: parserOf("scheduled"),
  tz: parserOf("tz"),
  sort: parserOf("sort").withDefault("-date"),
  size: parserOf("size").withDefault(MAX_PAGE_SIZE),
  page: parserOf("page").withDefault(1),
  asOf: parserOf("asOf"),
  job: parserOf("job"),
};

function parserOf<K extends keyof JobsSearch>(key: K) {
  const param = PARAMS[key];
  return createParser<NonNullable<JobsSearch[K]>>({
    parse(text) {
      const { value } = readText(param, text);
      return param.write(value) === "" ? null : (value ?? null);
    },
    serialize: (value) => param.write(value),
    eq: (a, b) => param.write(a) === param.write(b),
  });
}
