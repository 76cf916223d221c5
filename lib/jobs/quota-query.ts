import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";

/** What `GET /api/quota` answers about the list call: the token bucket that everyone here shares. */
export type Quota = {
  /** Requests that may go out at once. */
  tokens: number;
  /** Requests a second by which the bucket fills up. */
  rate: number;
  burst: number;
  waiting: { interactive: number; prefetch: number; background: number };
  /** ISO 8601; null as long as Amazon has throttled nothing. */
  lastThrottledAt: string | null;
  /** How the answering process stands with the others that spend this quota; null where it is the only one. */
  standing: { together: boolean; processes: number } | null;
};

/** The limiter as it stands. It asks nothing of Amazon, so it may be asked often. */
export function quotaQuery() {
  return queryOptions({
    queryKey: ["quota"],
    queryFn: ({ signal }) => fetchJson<Quota>("/api/quota", { signal }),
    staleTime: 2_000,
    retry: false,
  });
}
