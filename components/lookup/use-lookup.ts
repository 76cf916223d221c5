"use client";

import { queryOptions, useQueries, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { problemOf } from "@/components/shared/problem/query-problem";
import { postJson } from "@/lib/http/fetch-json";
import { type LookupResult, type Merged, mergeOutcomes } from "@/lib/jobs/lookup/lookup-result";
import { chunksOf, IDS_A_REQUEST } from "@/lib/jobs/lookup/sort-ids";

export type LookupState = Merged & {
  running: boolean;
  /** 0 to 1; undefined where one request answers everything at once. */
  progress: number | undefined;
  /** Changes with every answer. */
  version: number;
  /** Asks anew for what could not be looked up. */
  retry: () => void;
};

/** Looks up ids in requests of 200, one after another; a part that fails does not stop the others. */
export function useLookup(ids: readonly string[], marketplace: string | null): LookupState {
  const client = useQueryClient();
  const parts = useMemo(() => chunksOf(ids, IDS_A_REQUEST), [ids]);
  const queries = parts.map((part) => lookupQuery(part, marketplace));
  const first = queries.findIndex(
    ({ queryKey }) => (client.getQueryState(queryKey)?.status ?? "pending") === "pending",
  );
  const reached = first < 0 ? queries.length : first;
  const results = useQueries({
    queries: queries.map((query, index) => ({ ...query, enabled: index <= reached })),
  });
  const outcomes = results.map(({ data, error }, index) => ({
    ids: parts[index] ?? [],
    result: data,
    problem: error ? problemOf(error) : undefined,
  }));
  const done = results.filter(({ isPending }) => !isPending).length;
  return {
    ...mergeOutcomes(outcomes),
    running: results.some(({ isPending, isFetching }) => isPending || isFetching),
    progress: parts.length > 1 ? done / parts.length : undefined,
    version: Math.max(0, ...results.map((one) => Math.max(one.dataUpdatedAt, one.errorUpdatedAt))),
    retry() {
      for (const { data, error, refetch } of results) {
        if (error || data?.failed) void refetch();
      }
    },
  };
}

/**
 * Looks up at most 200 tidy ids; without a marketplace in the server's default one. What was found
 * stays as it is until somebody asks again: rows do not change under a reader's eyes.
 */
function lookupQuery(ids: readonly string[], marketplace: string | null) {
  return queryOptions({
    queryKey: ["lookup", marketplace, ids],
    queryFn: ({ signal }) =>
      postJson<LookupResult>("/api/jobs/lookup", { ids, marketplace }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 600_000,
    retry: false,
  });
}
