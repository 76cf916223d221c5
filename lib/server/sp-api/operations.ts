import "server-only";
import { SpApiError } from "./errors";
import type { OperationName } from "./events";
import type { JobsQuery } from "./query";
import { canonicalQuery } from "./query";
import { type Reading, readJob, readListing, type WireJob, type WireListing } from "./wire";

/** A GET of the Services API: where to ask and how to read a 200. */
export type Operation<T> = {
  name: OperationName;
  /** Path and query, encoded. Equal operations have equal paths. */
  path: string;
  read(body: unknown): Reading<T>;
};

const ROOT = "/service/v1/serviceJobs";

export function getServiceJobs(query: JobsQuery): Operation<WireListing> {
  return { name: "getServiceJobs", path: `${ROOT}?${canonicalQuery(query)}`, read: readListing };
}

/** Throws SpApiError "rejected" for an id outside Amazon's 1 to 100 characters. */
export function getServiceJobByServiceJobId(id: string): Operation<WireJob> {
  // A URL swallows the segments "." and "..", so they would ask another question.
  if (id.length < 1 || id.length > 100 || id === "." || id === "..") {
    throw new SpApiError({ kind: "rejected", message: "This is not a service job id." });
  }
  return {
    name: "getServiceJobByServiceJobId",
    path: `${ROOT}/${encodeURIComponent(id)}`,
    read: readJob,
  };
}
