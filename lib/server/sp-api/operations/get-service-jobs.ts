import "server-only";
import { canonicalQuery, holdsNothing, type JobsQuery } from "@/lib/server/sp-api/query";
import { readListing, type WireListing } from "@/lib/server/sp-api/wire";
import type { Operation } from "./operation";

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
  bucket: ({ rate, burst }) => ({ rate, burst }),
  kind: "read",
  coalesce: true,
  hedge: true,
  known: (query, now) => (holdsNothing(query, now) ? NO_JOBS : null),
  log: {
    of: ({ marketplaceId }) => ({ marketplace: marketplaceId }),
    found: ({ jobs, totalResultSize }) => ({ jobs: jobs.length, total: totalResultSize }),
  },
};
