import "server-only";
import { SpApiError } from "@/lib/server/sp-api/errors";
import { readListing, type WireListing } from "@/lib/server/sp-api/wire";
import type { Operation } from "./operation";

/** The parameters of getServiceJobs. Times are ISO 8601 in UTC. Amazon: Services API v1 model. */
export type JobsQuery = {
  marketplaceId: string;
  createdAfter?: string;
  createdBefore?: string;
  lastUpdatedAfter?: string;
  lastUpdatedBefore?: string;
  scheduleStartDate?: string;
  scheduleEndDate?: string;
  serviceJobStatus?: readonly string[];
  storeIds?: readonly string[];
  asins?: readonly string[];
  requiredSkills?: readonly string[];
  serviceOrderIds?: readonly string[];
  productOrderIds?: readonly string[];
  trackingIds?: readonly string[];
  /** 1 to 20; Amazon's default is 20. */
  pageSize?: number;
  pageToken?: string;
  sortField?: "JOB_DATE" | "JOB_STATUS";
  sortOrder?: "ASC" | "DESC";
};

/**
 * The query string of a question: parameters by name, lists sorted and without duplicates, so that
 * equal questions are equal strings. Lists are joined by a comma, the model's default format.
 * Throws SpApiError "rejected" for a list value that holds a comma, which no list can carry.
 */
export function canonicalQuery(query: JobsQuery): string {
  const { marketplaceId, ...rest } = query;
  const parameters: Record<string, string | number | readonly string[] | undefined> = {
    marketplaceIds: [marketplaceId],
    ...rest,
  };
  return Object.entries(parameters)
    .map(([name, value]) => [name, encodeValue(name, value)] as const)
    .filter(([, encoded]) => encoded !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, encoded]) => `${name}=${encoded}`)
    .join("&");
}

/**
 * Whether no job can lie in the question's range of creation or of change: it ends before it begins,
 * or begins after `now` (epoch ms). Amazon refuses the former, and a true answer needs no call.
 */
function holdsNothing(query: JobsQuery, now: number): boolean {
  const { createdAfter, createdBefore, lastUpdatedAfter, lastUpdatedBefore } = query;
  return [
    [createdAfter, createdBefore],
    [lastUpdatedAfter, lastUpdatedBefore],
  ].some(([after = "", before]) => {
    // A start that is no date compares as neither: it is Amazon's to judge.
    return Date.parse(after) > (before === undefined ? now : Date.parse(before));
  });
}

const NO_JOBS: WireListing = {
  jobs: [],
  totalResultSize: 0,
  nextPageToken: null,
  previousPageToken: null,
};

/** One page of jobs. A range in which nothing can lie yet holds no jobs, and needs no call. */
export const getServiceJobs: Operation<JobsQuery, WireListing> = {
  name: "getServiceJobs",
  method: "GET",
  path: (query) => `/service/v1/serviceJobs?${canonicalQuery(query)}`,
  read: readListing,
  plan: "configured",
  kind: "read",
  coalesce: true,
  hedge: true,
  known: (query, now) => (holdsNothing(query, now) ? NO_JOBS : null),
  log: {
    of: ({ marketplaceId }) => ({ marketplace: marketplaceId }),
    found: ({ jobs, totalResultSize }) => ({ jobs: jobs.length, total: totalResultSize }),
  },
};

function encodeValue(name: string, value: string | number | readonly string[] | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string" || typeof value === "number") return encodeURIComponent(value);
  if (value.some((item) => item.includes(","))) {
    throw new SpApiError({
      kind: "rejected",
      message: `A value of ${name} holds a comma, which Amazon's lists cannot carry.`,
    });
  }
  return [...new Set(value)]
    .filter((item) => item !== "")
    .sort()
    .map(encodeURIComponent)
    .join(",");
}
