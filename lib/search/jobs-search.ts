import { marketplaceZone } from "@/lib/jobs/marketplaces";
import { isBackwards, type Range } from "@/lib/time/range";
import {
  accepted,
  choiceParam,
  cleanParam,
  instantParam,
  type Param,
  type ParameterProblem,
  type ReadContext,
  refused,
  wholeNumberParam,
  zoneParam,
} from "@/lib/url/param";
import { cleanId } from "@/lib/url/pasted-text";
import {
  changedParams,
  emptyOf,
  legibleQuery,
  parametersOf,
  patchParams,
  readParams,
  type SearchOf,
  strangeParameters,
  type Vocabulary,
  withoutUnreadable,
  writeParams,
} from "@/lib/url/vocabulary";
import { compatibleTechnicians } from "./filter-params";
import { FILTERS, RANGE_FILTERS } from "./filters";
import { indexOnlyParameters, LIVE_SORTS, liveOnlyParameters, namesIds } from "./index-only";

export const SORTS = [
  ...LIVE_SORTS,
  "appointment",
  "-appointment",
  "store",
  "-store",
  "technician",
  "-technician",
  "service",
  "-service",
] as const;
export type Sort = (typeof SORTS)[number];

/** Amazon gives at most this many jobs a page (Services API v1 model). */
export const MAX_PAGE_SIZE = 20;

/** Amazon: a service job id has at most 100 characters (Services API v1 model). */
const JOB_ID_LENGTH = 100;

/** What a search means by "created" where it names neither a range nor an order, parcel or product. */
export const DEFAULT_CREATED = { kind: "preset", preset: "30d" } as const satisfies Range;

/** The job that is open beside what is shown. */
export const jobParam = cleanParam(cleanId, {
  limit: JOB_ID_LENGTH,
  detail: `A job id has at most ${JOB_ID_LENGTH} characters.`,
});

/** Parameters that say where in an answer somebody is, not what was asked. */
const POSITION = {
  page: wholeNumberParam(
    1,
    { min: 1, max: 1_000_000 },
    { code: "pageUnreadable", detail: "Pages are counted 1, 2, 3 and so on." },
  ),
  asOf: instantParam,
  job: jobParam,
};

const DEFAULT_SORT = "-date" satisfies Sort;

const anySort = choiceParam<Sort>(SORTS, DEFAULT_SORT, {
  code: "sortUnknown",
  detail: `The orders are ${SORTS.join(", ")}.`,
});

const liveSort = choiceParam<Sort>(LIVE_SORTS, DEFAULT_SORT, {
  code: "sortUnknown",
  detail: `Amazon sorts by ${LIVE_SORTS.join(", ")}.`,
});

const sortParam: Param<Sort> = {
  ...anySort,
  read: (text, context) => (context?.index === false ? liveSort : anySort).read(text, context),
};

/** Who is to answer: Amazon's own list, or null for whoever can, the index first. */
const sourceParam: Param<"live" | null> = {
  fallback: () => null,
  read(text) {
    if (text === "live") return accepted(text);
    return refused(null, {
      code: "sourceUnknown",
      detail: "The only source to ask for is live.",
      values: [text],
    });
  },
  write: (value) => value ?? "",
};

/** The vocabulary: every parameter, in the order in which a URL names them. */
const PARAMS = {
  ...FILTERS,
  tz: zoneParam,
  sort: sortParam,
  source: sourceParam,
  size: wholeNumberParam(
    MAX_PAGE_SIZE,
    { min: 1, max: MAX_PAGE_SIZE },
    {
      code: "sizeOutside",
      detail: `A page holds 1 to ${MAX_PAGE_SIZE} jobs.`,
      limit: MAX_PAGE_SIZE,
    },
  ),
  ...POSITION,
};

/** The state of the jobs page, which is its URL. Null and empty lists mean "not asked for". */
export type JobsSearch = SearchOf<typeof PARAMS>;

/** The search of an empty URL. */
export function emptySearch(): JobsSearch {
  return emptyOf<JobsSearch>(PARAMS);
}

/** Whether a parameter says where in an answer somebody is, not what was asked. */
export function isPosition(parameter: string): boolean {
  return Object.hasOwn(POSITION, parameter);
}

/** What a search of jobs is checked against. */
export type SearchContext = ReadContext & { marketplaces: readonly string[] };

/** The zone in which the days of a search are meant. */
export function zoneOf(search: JobsSearch, marketplaces: readonly string[]): string {
  return search.tz ?? marketplaceZone(search.marketplace ?? marketplaces[0]);
}

/** Whether nothing says when the jobs were created or updated, so that the default range applies. */
export function isUndated(search: JobsSearch): boolean {
  return search.created === null && search.updated === null && !namesIds(search);
}

/** Takes out a range that says no more than its absence does. */
function dropDefaults(search: JobsSearch): JobsSearch {
  const { created } = search;
  const isDefault = created?.kind === "preset" && created.preset === DEFAULT_CREATED.preset;
  return isDefault && !namesIds(search) ? { ...search, created: null } : search;
}

/** Takes out every range that ends before it begins. */
function dropBackwards(search: JobsSearch, context: SearchContext): ParameterProblem[] {
  const zone = zoneOf(search, context.marketplaces);
  const problems: ParameterProblem[] = [];
  for (const parameter of RANGE_FILTERS) {
    const range = search[parameter];
    if (range === null || !isBackwards(range, zone, context.now)) continue;
    problems.push({
      parameter,
      code: "rangeBackwards",
      detail: "The range ends before it begins. Swap its two ends.",
    });
    search[parameter] = null;
  }
  return problems;
}

/** Amazon takes one of the two ranges, never both (Services API v1 model); created stays. */
function dropConflict(search: JobsSearch): ParameterProblem[] {
  if (search.created === null || search.updated === null) return [];
  search.updated = null;
  return ["created", "updated"].map((parameter) => ({
    parameter,
    code: "createdAndUpdated",
    detail: "Amazon takes either created or updated, not both. Remove one of the two.",
  }));
}

/** What only an index knows and what only Amazon's list knows cannot be asked together; the former stays. */
function dropUnanswerable(search: JobsSearch): ParameterProblem[] {
  const indexed = indexOnlyParameters(search);
  const live = liveOnlyParameters(search);
  if (indexed.length === 0 || live.length === 0) return [];
  Object.assign(search, withoutParameters(search, live));
  return [...indexed, ...live].map((parameter) => ({
    parameter,
    code: "indexAndLive",
    detail: `Only the index answers ${indexed.join(", ")}, and only Amazon's own list ${live.join(", ")}. Remove one side.`,
  }));
}

function withoutParameters(search: JobsSearch, names: (keyof JobsSearch)[]): JobsSearch {
  const empty = emptySearch();
  return { ...search, ...Object.fromEntries(names.map((name) => [name, empty[name]])) };
}

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
  problems.push(...dropUnanswerable(search));
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
 * the job that was open, unless the change itself names another. Created and updated exclude each
 * other, and so do what only an index answers and what only Amazon does: what is being set wins.
 */
export function withFilters(search: JobsSearch, patch: Partial<JobsSearch>): JobsSearch {
  const asksAnew = PARAMETERS.some((parameter) => parameter in patch && !isPosition(parameter));
  const changed = { ...search, ...(asksAnew && { page: 1, asOf: null, job: null }), ...patch };
  if (patch.created) changed.updated = null;
  else if (patch.updated) changed.created = null;
  if (patch.technician) changed.technician = compatibleTechnicians(patch.technician);
  const [indexed, live] = [indexOnlyParameters(changed), liveOnlyParameters(changed)];
  if (indexed.length === 0 || live.length === 0) return dropDefaults(changed);
  const asksLive = live.some((parameter) => patch[parameter]);
  return dropDefaults(withoutParameters(changed, asksLive ? indexed : live));
}

/** Parameters of an address that are neither a search's nor `others`, each with what may be meant. */
export function strangeInSearch(
  params: URLSearchParams,
  others: readonly string[] = [],
): ParameterProblem[] {
  return strangeParameters(params, [...PARAMETERS, ...others]);
}

/**
 * The parameters of an address after a change of its search. Only what changes is written: one that
 * cannot be read stays until it is removed.
 */
export function changeAddress(
  params: URLSearchParams,
  patch: Partial<JobsSearch>,
): URLSearchParams {
  const before = emptySearch();
  readParams(VOCABULARY, before, params);
  const changed = changedParams(VOCABULARY, before, withFilters(before, patch));
  return patchParams(VOCABULARY, params, changed);
}

/** The parameters of an address without what of one cannot be read; a list keeps its good values. */
export function removeUnreadable(params: URLSearchParams, parameter: string): URLSearchParams {
  return withoutUnreadable(VOCABULARY, params, parameter);
}

/** The search without any filter; marketplace, zone, sort, source and size stay. */
export function withoutFilters(search: JobsSearch): JobsSearch {
  const { marketplace, tz, sort, source, size } = search;
  return { ...emptySearch(), marketplace, tz, sort, source, size };
}
