import type { ServiceJobStatus } from "@/lib/jobs/statuses";
import type { Range } from "@/lib/time/range";

export const SORTS = ["date", "-date", "status", "-status"] as const;
export type Sort = (typeof SORTS)[number];

/** Amazon gives at most this many jobs a page (Services API v1 model). */
export const MAX_PAGE_SIZE = 20;

/** What a search means by "created" where it names neither a range nor an order, parcel or product. */
export const DEFAULT_CREATED = { kind: "preset", preset: "30d" } as const satisfies Range;

/** The state of the jobs page, which is its URL. Null and empty lists mean "not asked for". */
export type JobsSearch = {
  marketplace: string | null;
  status: ServiceJobStatus[];
  store: string[];
  asin: string[];
  skill: string[];
  order: string[];
  productOrder: string[];
  tracking: string[];
  created: Range | null;
  updated: Range | null;
  scheduled: Range | null;
  tz: string | null;
  sort: Sort;
  size: number;
  page: number;
  asOf: string | null;
  job: string | null;
};

/** The search of an empty URL. */
export function emptySearch(): JobsSearch {
  return {
    marketplace: null,
    status: [],
    store: [],
    asin: [],
    skill: [],
    order: [],
    productOrder: [],
    tracking: [],
    created: null,
    updated: null,
    scheduled: null,
    tz: null,
    sort: "-date",
    size: MAX_PAGE_SIZE,
    page: 1,
    asOf: null,
    job: null,
  };
}
