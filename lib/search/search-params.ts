import { createParser, type SingleParserBuilder } from "nuqs/server";
import type { ParameterProblem } from "@/lib/url/param";
import {
  changedParams,
  legibleQuery,
  parametersOf,
  readParams,
  readText,
  strangeParameters,
  type Vocabulary,
  writeParams,
} from "@/lib/url/vocabulary";
import {
  dropBackwards,
  dropConflict,
  dropDefaults,
  emptySearch,
  isPosition,
  type JobsSearch,
  PARAMS,
  type SearchContext,
} from "./jobs-search";

export type { JobsSearch, SearchContext } from "./jobs-search";

const VOCABULARY: Vocabulary<JobsSearch> = PARAMS;
const PARAMETERS = parametersOf(VOCABULARY);

/**
 * Reads a URL. What cannot be read is left out of the search and named among the problems; the rest
 * stays intact. Parameters of other names are left to `strangeInSearch`.
 */
export function readSearch(
  params: URLSearchParams,
  context: SearchContext,
): { search: JobsSearch; problems: ParameterProblem[] } {
  const search = emptySearch();
  const problems = readParams(VOCABULARY, search, params, context);
  problems.push(...dropBackwards(search, context), ...dropConflict(search));
  return { search, problems };
}

/** The URL's parameters for a search, in one order, defaults left out. */
export function searchToParams(search: JobsSearch): URLSearchParams {
  return writeParams(VOCABULARY, dropDefaults(search));
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
  const asksAnew = PARAMETERS.some((parameter) => parameter in patch && !isPosition(parameter));
  const changed = { ...search, ...(asksAnew && { page: 1, asOf: null, job: null }), ...patch };
  if (patch.created) changed.updated = null;
  else if (patch.updated) changed.created = null;
  return dropDefaults(changed);
}

/** Parameters of an address that are neither a search's nor `others`, each with what may be meant. */
export function strangeInSearch(
  params: URLSearchParams,
  others: readonly string[] = [],
): ParameterProblem[] {
  return strangeParameters(params, [...PARAMETERS, ...others]);
}

/** What differs between two searches, with the values of `after`. */
export function changedParameters(before: JobsSearch, after: JobsSearch): Partial<JobsSearch> {
  return changedParams(VOCABULARY, before, after);
}

/** The search without any filter; marketplace, zone, sort and size stay. */
export function withoutFilters(search: JobsSearch): JobsSearch {
  const { marketplace, tz, sort, size } = search;
  return { ...emptySearch(), marketplace, tz, sort, size };
}

type Parsers = {
  [K in keyof JobsSearch]: SingleParserBuilder<NonNullable<JobsSearch[K]>> &
    (null extends JobsSearch[K] ? unknown : { readonly defaultValue: NonNullable<JobsSearch[K]> });
};

/** For `useQueryStates`: the same vocabulary, each parameter on its own and without a context. */
export const jobsSearchParsers = Object.fromEntries(
  PARAMETERS.map((parameter) => [parameter, parserOf(parameter)]),
) as Parsers;

function parserOf<K extends keyof JobsSearch>(key: K) {
  const param = VOCABULARY[key];
  const parser = createParser<NonNullable<JobsSearch[K]>>({
    parse(text) {
      const { value } = readText(param, text);
      return param.write(value) === "" ? null : (value ?? null);
    },
    serialize: (value) => param.write(value),
    eq: (a, b) => param.write(a) === param.write(b),
  });
  const fallback = param.fallback();
  return fallback === null || fallback === undefined ? parser : parser.withDefault(fallback);
}
