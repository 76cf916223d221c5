"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { createPace } from "@/components/shared/changes/pace";
import { useChangedJobs } from "@/components/shared/changes/use-changed-jobs";
import { useIndexed } from "@/components/shared/indexed";
import { useQueryProblem } from "@/components/shared/problem/query-problem";
import type { Attention, QueueCount, QueuePage } from "@/lib/attention/attention-answers";
import { attentionQuery, COUNTS_KEY, queueQuery } from "@/lib/attention/attention-query";
import { type AttentionSearch, storesMeant } from "@/lib/attention/attention-search";
import { firstQueue, type QueueName, type QueueScope } from "@/lib/attention/queues";
import type { Problem } from "@/lib/http/problem";

/** How often the numbers are asked for where no stream tells of changes. */
const WATCH_MS = 30_000;
/** A visit becomes late by the clock alone, of which no stream tells. */
const CLOCK_MS = 120_000;
const FILLING_MS = 5_000;
/** However much changes, the numbers are not asked for more often. */
const CALM_MS = 5_000;

export type AttentionState = {
  scope: QueueScope;
  counts: Attention | null;
  /** Why the queues could not be counted. */
  problem: Problem | null;
  /** The queue whose jobs are shown; null where there is nothing to show. */
  queue: QueueName | null;
  count: QueueCount | null;
  rows: QueueScope & Pick<AttentionSearch, "show" | "page">;
  page: QueuePage | null;
  /** Why the jobs of the queue could not be read. */
  rowsProblem: Problem | null;
  fetching: boolean;
  countAgain: () => void;
  readAgain: () => void;
  /** Everything anew, whatever the server remembers. */
  refresh: () => void;
};

/** What the server answers to an address and a person's own stores. */
export function useAttention(search: AttentionSearch, own: readonly string[]): AttentionState {
  const client = useQueryClient();
  const indexed = useIndexed();
  const scope = { store: storesMeant(search, own), marketplace: search.marketplace };
  const [pace] = useState(() =>
    createPace(CALM_MS, () => void client.invalidateQueries({ queryKey: COUNTS_KEY })),
  );
  // The outside system is the clock.
  useEffect(() => pace.stop, [pace]);
  const question = attentionQuery(scope);
  const since = client.getQueryData(question.queryKey)?.index.sequence ?? null;
  const watchMs = useChangedJobs(search.marketplace, since, pace.ask) ? CLOCK_MS : WATCH_MS;
  const counting = useQuery({
    ...question,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => indexed && (state.data?.complete ? watchMs : FILLING_MS),
    refetchIntervalInBackground: false,
  });
  const counts = counting.data ?? null;

  // What is read does not change by itself: the first queue stays the one while it is worked off.
  const [first, setFirst] = useState<QueueName | null>(null);
  const found = counts && firstQueue(counts.queues);
  if (first === null && found !== null) setFirst(found);
  const queue = search.queue ?? first ?? found;

  const rows = { ...scope, show: search.show, page: search.page };
  const listing = useQuery({ ...queueQuery(queue ?? "late", rows), enabled: queue !== null });
  return {
    scope,
    counts,
    problem: useQueryProblem(counting, "counts"),
    queue,
    count: counts?.queues.find(({ name }) => name === queue) ?? null,
    rows,
    page: (queue && listing.data) ?? null,
    rowsProblem: useQueryProblem(listing, `${queue} ${search.show} ${search.page}`),
    fetching: listing.isFetching,
    countAgain: () => void counting.refetch(),
    readAgain: () => void listing.refetch(),
    refresh() {
      void counting.refetch();
      if (queue === null) return;
      const fresh = { ...queueQuery(queue, rows, { fresh: true }), staleTime: 0 };
      client.fetchQuery(fresh).catch(() => undefined);
    },
  };
}
