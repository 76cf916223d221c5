import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import type { User } from "@/lib/access/user";
import type { Attention } from "@/lib/attention/attention-answers";
import { attentionQuery, queueQuery } from "@/lib/attention/attention-query";
import { attentionAddress, storesMeant } from "@/lib/attention/attention-search";
import { firstQueue } from "@/lib/attention/queues";
import { holdFor } from "@/lib/server/http/hold";
import { searchContext } from "@/lib/server/jobs/search-request";
import { attention, attentionQueue } from "./attention";

/** How many late jobs the title of the page names; 0 also where nobody can say. */
export async function lateJobs(
  params: URLSearchParams,
  { stores, user }: { stores: readonly string[]; user: User },
): Promise<number> {
  const { search } = attentionAddress.read(params, searchContext());
  const scope = { store: storesMeant(search, stores), marketplace: search.marketplace };
  const counted = await attention(scope, user).catch(() => null);
  return counted?.queues.find(({ name }) => name === "late")?.count ?? 0;
}

/**
 * Asks the first questions of the page on the server, under the keys that the browser uses. A failure is
 * left out: the browser asks once more and shows what came of it.
 */
export async function prefetchAttention(
  client: QueryClient,
  params: URLSearchParams,
  { stores, user }: { stores: readonly string[]; user: User },
): Promise<void> {
  const { search } = attentionAddress.read(params, searchContext());
  const scope = { store: storesMeant(search, stores), marketplace: search.marketplace };
  const counts = attentionQuery(scope);
  await holdFor(
    (async () => {
      await client.prefetchQuery({ ...counts, queryFn: () => attention(scope, user) });
      const counted = client.getQueryData<Attention>(counts.queryKey);
      const queue = search.queue ?? (counted && firstQueue(counted.queues));
      if (!queue) return;
      const rows = { ...scope, show: search.show, page: search.page };
      const queryFn = () => attentionQueue(queue, rows, { user });
      await client.prefetchQuery({ ...queueQuery(queue, rows), queryFn });
    })(),
  );
}
