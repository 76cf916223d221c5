import type { ParameterProblem } from "@/lib/url/param";
import { strangeParameters } from "@/lib/url/strange-parameters";
import {
  changedParams,
  legibleQuery,
  parametersOf,
  parsersOf,
  readParams,
  type Vocabulary,
  writeParams,
} from "@/lib/url/vocabulary";
import { emptySearch, isPosition, type JobsSearch, PARAMS } from "./jobs-search";
import { dropBackwards, dropConflict, dropDefaults, type SearchContext } from "./search-rules";

export type { JobsSearch } from "./jobs-search";
export type { SearchContext } from "./search-rules";

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

/** For `useQueryStates`. */
export const jobsSearchParsers = parsersOf(VOCABULARY);
