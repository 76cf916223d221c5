import { JOB_FLAGS, LOCATION_TYPES } from "@/lib/jobs/job";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { accepted, onlyWithIndex, type Param, rangeParam, refused } from "@/lib/url/param";
import { parametersOf } from "@/lib/url/vocabulary";
import {
  asinList,
  flagList,
  locationList,
  orderList,
  searchText,
  skillList,
  statusList,
  storeList,
  technicianList,
  trackingList,
} from "./filter-params";

/** What the program knows of a filter beside how an address spells it (`Param`). */
type FilterRow = {
  /** Whether it stands in the bar always, or only once it is set or chosen from "Add filter". */
  bar: "always" | "onDemand";
  /** Its values name jobs so exactly that no default range narrows them. */
  namesIds?: true;
  /** What an id of it looks like in a pasted text; the likeliest kind of id has rank 1. */
  pasted?: { rank: number; form: RegExp };
  /** Only Amazon's own list knows it: no job carries what an index would need. */
  liveOnly?: true;
} & (
  | { kind: "list"; control: "values"; amazon: string | null }
  | { kind: "list"; control: "options"; options: readonly string[]; amazon: string | null }
  | { kind: "range"; control: "dateMode" | "dateRange"; amazon: { after: string; before: string } }
  | { kind: "value"; control: "marketplace" | "text"; amazon: string | null }
);

export const marketplaceParam: Param<string | null> = {
  fallback: () => null,
  read(text, context) {
    if (!context?.marketplaces || context.marketplaces.includes(text)) return accepted(text);
    return refused(null, {
      code: "marketplaceUnknown",
      detail: `This dashboard is set up for ${context.marketplaces.join(", ")}.`,
      values: [text],
    });
  },
  write: (value) => value ?? "",
};

const ORDER_FORM = /^\d[\d-]{5,}$/u;

/**
 * Every filter, in the order in which an address names them: how it is read, limited and written,
 * what draws it in the bar, and the field of Amazon's `getServiceJobs` that takes it, null where only
 * an index of all jobs can answer. The search, its address, the chips, the title, the commands and
 * the question to Amazon derive from it; a filter's words stand in the catalogues under its name.
 */
export const FILTERS = {
  marketplace: {
    ...marketplaceParam,
    kind: "value",
    control: "marketplace",
    bar: "onDemand",
    amazon: "marketplaceId",
  },
  status: {
    ...statusList,
    control: "options",
    options: SERVICE_JOB_STATUSES,
    bar: "onDemand",
    amazon: "serviceJobStatus",
  },
  store: {
    ...storeList,
    control: "values",
    bar: "always",
    amazon: "storeIds",
  },
  asin: {
    ...asinList,
    control: "values",
    bar: "onDemand",
    amazon: "asins",
    pasted: { rank: 3, form: /^B0[A-Z0-9]{8}$/iu },
  },
  skill: {
    ...skillList,
    control: "values",
    bar: "onDemand",
    amazon: "requiredSkills",
  },
  order: {
    ...orderList,
    control: "values",
    bar: "onDemand",
    amazon: "serviceOrderIds",
    namesIds: true,
    pasted: { rank: 1, form: ORDER_FORM },
  },
  productOrder: {
    ...orderList,
    control: "values",
    bar: "onDemand",
    amazon: "productOrderIds",
    namesIds: true,
    pasted: { rank: 2, form: ORDER_FORM },
  },
  tracking: {
    ...trackingList,
    control: "values",
    bar: "onDemand",
    amazon: "trackingIds",
    namesIds: true,
    pasted: { rank: 4, form: /^(?=.*\d)[A-Z0-9-]{8,40}$/iu },
  },
  technician: {
    ...technicianList,
    ...onlyWithIndex(technicianList),
    control: "values",
    bar: "always",
    amazon: null,
  },
  flag: {
    ...flagList,
    ...onlyWithIndex(flagList),
    control: "options",
    options: JOB_FLAGS,
    bar: "onDemand",
    amazon: null,
  },
  location: {
    ...locationList,
    ...onlyWithIndex(locationList),
    control: "options",
    options: LOCATION_TYPES,
    bar: "onDemand",
    amazon: null,
  },
  q: {
    ...searchText,
    ...onlyWithIndex(searchText),
    kind: "value",
    control: "text",
    bar: "onDemand",
    amazon: null,
  },
  created: {
    ...rangeParam({ anyTime: true, sandboxStart: true }),
    control: "dateMode",
    bar: "always",
    amazon: { after: "createdAfter", before: "createdBefore" },
  },
  updated: {
    ...rangeParam(),
    control: "dateMode",
    bar: "always",
    liveOnly: true,
    amazon: { after: "lastUpdatedAfter", before: "lastUpdatedBefore" },
  },
  scheduled: {
    ...rangeParam(),
    control: "dateRange",
    bar: "always",
    amazon: { after: "scheduleStartDate", before: "scheduleEndDate" },
  },
} as const satisfies Record<string, FilterRow>;

type Filters = typeof FILTERS;
export type FilterName = keyof Filters;
type NameOf<Row> = { [K in FilterName]: Filters[K] extends Row ? K : never }[FilterName];

export type ListFilterName = NameOf<{ kind: "list" }>;
/** Lists of a known few. */
export type OptionsFilterName = NameOf<{ control: "options" }>;
/** Lists of which any value may be typed. */
export type ValuesFilterName = NameOf<{ control: "values" }>;
export type PastedFilterName = NameOf<{ pasted: object }>;
/** Of these ranges Amazon takes exactly one. */
export type DateFilterName = NameOf<{ control: "dateMode" }>;
export type RangeFilterName = NameOf<{ kind: "range" }>;
export type IdFilterName = NameOf<{ namesIds: true }>;

export function isListFilter(name: FilterName): name is ListFilterName {
  return FILTERS[name].kind === "list";
}

export function isValuesFilter(name: FilterName): name is ValuesFilterName {
  return FILTERS[name].control === "values";
}

export function isOptionsFilter(name: FilterName): name is OptionsFilterName {
  return FILTERS[name].control === "options";
}

export function isIdFilter(name: FilterName): name is IdFilterName {
  return "namesIds" in FILTERS[name];
}

export function isDateFilter(name: FilterName): name is DateFilterName {
  return FILTERS[name].control === "dateMode";
}

function isRangeFilter(name: FilterName): name is RangeFilterName {
  return FILTERS[name].kind === "range";
}

export function isPastedFilter(name: FilterName): name is PastedFilterName {
  return "pasted" in FILTERS[name];
}

const NAMES = parametersOf(FILTERS);

/** Whether Amazon's own list knows the filter, and not only an index of all jobs. */
export function isLiveFilter(name: FilterName): boolean {
  return FILTERS[name].amazon !== null;
}

/** How many values of a list may be asked for. */
export function listLimit(name: ListFilterName, hasIndex: boolean): number {
  return hasIndex ? FILTERS[name].limit : FILTERS[name].liveLimit;
}

export const LIST_FILTERS = NAMES.filter(isListFilter);
export const RANGE_FILTERS = NAMES.filter(isRangeFilter);
export const VALUES_FILTERS = NAMES.filter(isValuesFilter);
export const ID_FILTERS = NAMES.filter(isIdFilter);

/** Filters whose ids a pasted text can hold, likeliest first. */
export const PASTED_FILTERS = NAMES.filter(isPastedFilter).sort(
  (a, b) => FILTERS[a].pasted.rank - FILTERS[b].pasted.rank,
);

/** Every filter, in the order of the bar: dates, lists, then the rest. */
export const FILTER_NAMES = [...new Set([...RANGE_FILTERS, ...LIST_FILTERS, ...NAMES])];
