import "server-only";
import { SpApiError } from "@/lib/server/sp-api/errors";
import { readJob, type WireJob } from "@/lib/server/sp-api/wire";
import type { Operation } from "./operation";

/** One job by its id; "not_found" when Amazon has none, or answers without one. */
export const getServiceJobByServiceJobId: Operation<string, WireJob> = {
  name: "getServiceJobByServiceJobId",
  method: "GET",
  path(id) {
    // A URL swallows the segments "." and "..", so they would ask another question.
    if (id.length < 1 || id.length > 100 || id === "." || id === "..") {
      throw new SpApiError({ kind: "rejected", message: "This is not a service job id." });
    }
    return `/service/v1/serviceJobs/${encodeURIComponent(id)}`;
  },
  read: readJob,
  bucket: ({ detailRate, detailBurst }) => ({ rate: detailRate, burst: detailBurst }),
  kind: "read",
  coalesce: true,
  hedge: true,
  log: { found: ({ marketplaceId }) => ({ marketplace: marketplaceId }) },
};
