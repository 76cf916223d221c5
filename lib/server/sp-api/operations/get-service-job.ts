import "server-only";
import { readJob, type WireJob } from "@/lib/server/sp-api/wire";
import { type Operation, segment } from "./operation";

/** One job by its id; "not_found" when Amazon has none, or answers without one. */
export const getServiceJobByServiceJobId: Operation<string, WireJob> = {
  name: "getServiceJobByServiceJobId",
  method: "GET",
  path: (id) => `/service/v1/serviceJobs/${segment(id, "service job")}`,
  read: readJob,
  plan: { rate: 20, burst: 40 },
  kind: "read",
  coalesce: true,
  hedge: true,
  log: { found: ({ marketplaceId }) => ({ marketplace: marketplaceId }) },
};
