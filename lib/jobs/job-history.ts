import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { IndexInfo } from "./job-index";

/** Who goes to a visit; `name` is null where nobody has ever said it. */
type HistoryTechnician = { id: string; name: string | null };

/**
 * What the index saw change of a job. `at` is when it saw that, not when it happened; a visit is when it
 * begins. Instants are ISO 8601.
 */
export type JobChange = { at: string } & (
  | { kind: "appeared" | "gone"; from: null; to: null }
  | { kind: "status" | "visit"; from: string | null; to: string | null }
  | { kind: "technicians"; from: HistoryTechnician[]; to: HistoryTechnician[] }
);

/** What `GET /api/jobs/{id}/history` answers. */
export type JobHistory = {
  /** The newest first, at most 200. */
  changes: JobChange[];
  /** From when on its changes are known: what was before, nobody saw. Null for a job that the index does not hold. */
  since: string | null;
  index: IndexInfo;
};

/** What was seen to change of a job; only an index knows. It costs Amazon no call. */
export function jobHistoryQuery(id: string) {
  return queryOptions({
    queryKey: ["job-history", id],
    queryFn: ({ signal }) =>
      fetchJson<JobHistory>(`/api/jobs/${encodeURIComponent(id)}/history`, { signal }),
    staleTime: 15_000,
    gcTime: 600_000,
    retry: false,
  });
}
