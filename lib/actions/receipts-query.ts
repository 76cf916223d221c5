import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { legibleQuery, writeParams } from "@/lib/url/vocabulary";
import type { StoreReceipt } from "./capacity";
import type { Receipt } from "./job-action";
import { RECEIPT_PARAMS, type ReceiptsSearch } from "./receipts-search";

/** What `GET /api/jobs/[id]/actions` answers, the newest first. */
export type JobReceipts = { actions: readonly Receipt[]; fetchedAt: string };

/** What `GET /api/actions` answers, a page at a time: those of jobs and of stores, by when they were wanted. */
export type Receipts = {
  actions: readonly (Receipt | StoreReceipt)[];
  /** Where the next page begins; null at the end. */
  older: number | null;
  fetchedAt: string;
};

const FRESH = { staleTime: 5_000, retry: false } as const;

/** What was done with one job. */
export function jobReceiptsQuery(jobId: string) {
  return queryOptions({
    ...FRESH,
    queryKey: ["job-actions", jobId],
    queryFn: ({ signal }) =>
      fetchJson<JobReceipts>(`/api/jobs/${encodeURIComponent(jobId)}/actions`, { signal }),
  });
}

/** What everybody had Amazon do. */
export function receiptsQuery(search: ReceiptsSearch) {
  const query = legibleQuery(writeParams(RECEIPT_PARAMS, search));
  return queryOptions({
    ...FRESH,
    queryKey: ["actions", query],
    queryFn: ({ signal }) =>
      fetchJson<Receipts>(query === "" ? "/api/actions" : `/api/actions?${query}`, { signal }),
  });
}
