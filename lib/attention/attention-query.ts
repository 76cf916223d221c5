import { queryOptions } from "@tanstack/react-query";
import { fetchJson, sendJson } from "@/lib/http/fetch-json";
import { legibleQuery, type Vocabulary, writeParams } from "@/lib/url/vocabulary";
import type { Attention, QueuePage, SeenChange } from "./attention-answers";
import { ATTENTION_PARAMS, type AttentionSearch, emptyAttention } from "./attention-search";
import type { QueueName, QueueScope } from "./queues";

/** What every question about the queues begins with. */
const KEY = "attention";
export const COUNTS_KEY = [KEY, "counts"] as const;
export const ROWS_KEY = [KEY, "rows"] as const;

/** What the server remembers does not count: ask Amazon. */
const ANEW = { "cache-control": "no-cache" };

type Rows = QueueScope & Pick<AttentionSearch, "show" | "page">;

/** How much stands in each queue; the index answers it, so that it may be asked often. */
export function attentionQuery(scope: QueueScope) {
  const query = queryOf(scope);
  return queryOptions({
    queryKey: [...COUNTS_KEY, query],
    queryFn: ({ signal }) => fetchJson<Attention>(`/api/attention${query}`, { signal }),
    staleTime: 10_000,
    gcTime: 600_000,
    refetchOnWindowFocus: true,
    retry: false,
  });
}

/** A page of a queue. It does not change under its reader: whoever wants it anew asks for it. */
export function queueQuery(name: QueueName, rows: Rows, { fresh = false } = {}) {
  const query = queryOf(rows);
  return queryOptions({
    queryKey: [...ROWS_KEY, name, query],
    queryFn: ({ signal }) =>
      fetchJson<QueuePage>(`/api/attention/${name}${query}`, {
        signal,
        headers: fresh ? ANEW : {},
      }),
    staleTime: 60_000,
    gcTime: 600_000,
    retry: false,
  });
}

/** Marks jobs of a queue as seen as they are, or takes that back. */
export async function markSeen(name: QueueName, change: SeenChange): Promise<void> {
  await sendJson<SeenChange>("PUT", `/api/attention/${name}/seen`, change);
}

function queryOf({ store, marketplace, ...rows }: QueueScope & Partial<Rows>): string {
  const vocabulary: Vocabulary<AttentionSearch> = ATTENTION_PARAMS;
  const asked = { ...emptyAttention(), store, marketplace, ...rows };
  const query = legibleQuery(writeParams(vocabulary, { ...asked, queue: null, job: null }));
  return query === "" ? "" : `?${query}`;
}
