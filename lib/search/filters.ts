import { isServiceJobStatus, SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { accepted, type Issue, type Param, rangeParam, refused } from "@/lib/url/param";
import { listParam } from "@/lib/url/param-list";
import { cleanName } from "@/lib/url/pasted-text";
import { parametersOf } from "@/lib/url/vocabulary";

/** What the program knows of a filter beside how an address spells it (`Param`). */
type FilterRow = {
  /** Whether it stands in the bar always, or only once it is set or chosen from "Add filter". */
  bar: "always" | "onDemand";
  /** Its values name jobs so exactly that no default range narrows them. */
  namesIds?: true;
  /** What an id of it looks like in a pasted text; the likeliest kind of id has rank 1. */
  pasted?: { rank: number; form: RegExp };
} & (
  | { kind: "list"; control: "options" | "values"; amazon: string }
  | { kind: "range"; control: "dateMode" | "dateRange"; amazon: { after: string; before: string } }
  | { kind: "value"; control: "marketplace"; amazon: string }
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

/** Amazon's limits for the lists of `getServiceJobs` (Services API v1 model). */
export const LIST_LIMIT = 20;
const STORE_LIMIT = 50;
const STORE_LENGTH = 100;
const SKILL_LENGTH = 50;
const ASIN_LENGTH = 10;

const orderList = listParam({
  limit: LIST_LIMIT,
  accepts: matches(/^[0-9-]+$/),
  issueOf: (values) => ({
    code: "orderForm",
    detail: `Order ids hold digits and hyphens only, unlike ${values.join(", ")}.`,
    values,
  }),
});

const ORDER_FORM = /^\d[\d-]{5,}$/u;

/**
 * Every filter, in the order in which an address names them: how it is read, limited and written,
 * what draws it in the bar, and the field of Amazon's `getServiceJobs` that takes it. The search, its
 * address, the chips, the title, the commands and the question to Amazon derive from it; a filter's
 * words stand in the catalogues under its name.
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
    ...listParam({
      limit: SERVICE_JOB_STATUSES.length,
      accepts: isServiceJobStatus,
      issueOf: (values) => ({
        code: "unknownStatus",
        detail: `No such status: ${values.join(", ")}. The statuses are ${SERVICE_JOB_STATUSES.join(", ")}.`,
        values,
      }),
      arrange: (items) => SERVICE_JOB_STATUSES.filter((status) => items.includes(status)),
    }),
    control: "options",
    bar: "always",
    amazon: "serviceJobStatus",
  },
  store: {
    ...listParam({
      limit: STORE_LIMIT,
      names: cleanName,
      accepts: atMost(STORE_LENGTH),
      issueOf: tooLong(STORE_LENGTH),
    }),
    control: "values",
    bar: "always",
    amazon: "storeIds",
  },
  asin: {
    ...listParam({
      limit: LIST_LIMIT,
      tidy: (item) => item.toUpperCase(),
      accepts: matches(/^.{10}$/u),
      issueOf: (values) => ({
        code: "asinLength",
        detail: `An ASIN has exactly ${ASIN_LENGTH} characters, unlike ${values.join(", ")}.`,
        values,
        limit: ASIN_LENGTH,
      }),
    }),
    control: "values",
    bar: "always",
    amazon: "asins",
    pasted: { rank: 3, form: /^B0[A-Z0-9]{8}$/iu },
  },
  skill: {
    ...listParam({
      limit: LIST_LIMIT,
      names: cleanName,
      accepts: atMost(SKILL_LENGTH),
      issueOf: tooLong(SKILL_LENGTH),
    }),
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
    ...listParam({
      limit: LIST_LIMIT,
      accepts: matches(/^[A-Za-z0-9-]+$/),
      issueOf: (values) => ({
        code: "trackingForm",
        detail: `Tracking ids hold letters, digits and hyphens only, unlike ${values.join(", ")}.`,
        values,
      }),
    }),
    control: "values",
    bar: "onDemand",
    amazon: "trackingIds",
    namesIds: true,
    pasted: { rank: 4, form: /^(?=.*\d)[A-Z0-9-]{8,40}$/iu },
  },
  created: {
    ...rangeParam({ sandboxStart: true }),
    control: "dateMode",
    bar: "always",
    amazon: { after: "createdAfter", before: "createdBefore" },
  },
  updated: {
    ...rangeParam(),
    control: "dateMode",
    bar: "always",
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
/** Lists of which any value may be typed. */
export type ValuesFilterName = NameOf<{ control: "values" }>;
export type PastedFilterName = NameOf<{ pasted: object }>;
/** Of these ranges Amazon takes exactly one. */
export type DateFilterName = NameOf<{ control: "dateMode" }>;
export type RangeFilterName = NameOf<{ kind: "range" }>;
type IdFilterName = NameOf<{ namesIds: true }>;

export function isListFilter(name: FilterName): name is ListFilterName {
  return FILTERS[name].kind === "list";
}

export function isValuesFilter(name: FilterName): name is ValuesFilterName {
  return FILTERS[name].control === "values";
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

function matches(pattern: RegExp) {
  return (item: string): item is string => pattern.test(item);
}

function atMost(length: number) {
  return (item: string): item is string => item.length > 0 && item.length <= length;
}

function tooLong(limit: number) {
  return (values: string[]): Issue => ({
    code: "tooLong",
    detail: `At most ${limit} characters a value.`,
    values,
    limit,
  });
}
