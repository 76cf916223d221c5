import "server-only";
import type { Operation } from "@/lib/server/sp-api/operations/operation";

type Cancellation = { id: string; reason: string };

/** What a write would look like: Amazon's `cancelServiceJobByServiceJobId`, with a body. */
export const cancelJob: Operation<Cancellation, { cancelled: boolean }> = {
  name: "cancelJob",
  method: "PUT",
  path: ({ id }) => `/service/v1/serviceJobs/${id}/cancellations`,
  body: ({ reason }) => ({ cancellationReasonCode: reason }),
  read: (body) =>
    typeof body === "object" ? { data: { cancelled: true } } : { refused: "invalid_answer" },
  plan: { rate: 100, burst: 40 },
  kind: "write",
  coalesce: false,
  hedge: false,
};

/** The same question as a read, to show what never happens to a write. */
export const readAlike: Operation<Cancellation, { cancelled: boolean }> = {
  ...cancelJob,
  name: "readAlike",
  kind: "read",
  coalesce: true,
  hedge: true,
};
