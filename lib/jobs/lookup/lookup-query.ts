import { queryOptions } from "@tanstack/react-query";
import { postJson } from "@/lib/http/fetch-json";
import type { LookupResult } from "./lookup-result";

/**
 * Looks up at most 200 tidy ids; without a marketplace in the server's default one. What was found
 * stays as it is until somebody asks again: rows do not change under a reader's eyes.
 */
export function lookupQuery(ids: readonly string[], marketplace: string | null) {
  return queryOptions({
    queryKey: ["lookup", marketplace, ids],
    queryFn: ({ signal }) =>
      postJson<LookupResult>("/api/jobs/lookup", { ids, marketplace }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 600_000,
    retry: false,
  });
}
