import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import type { User } from "@/lib/access/user";
import { jobQuery, jobsQuery } from "@/lib/search/jobs-query";
import { readSearch } from "@/lib/search/jobs-search";
import { holdFor } from "@/lib/server/http/hold";
import { withOverbooking } from "./actions/overbooked";
import { getJob } from "./get-job";
import { listJobs } from "./list-jobs";
import { marketplaceFrom, searchContext } from "./search-request";

/**
 * Asks the first question of the jobs page on the server, under the key that the browser uses.
 * A failure is left out: the browser asks once more and shows what came of it.
 */
export async function prefetchJobs(
  client: QueryClient,
  params: URLSearchParams,
  user: User,
): Promise<void> {
  const { search } = readSearch(params, searchContext());
  await holdFor(
    client.prefetchQuery({
      ...jobsQuery(search),
      retry: false,
      queryFn: () => listJobs(search, { role: user.role, user: user.id }),
    }),
  );
}

type Wanted = { id: string; marketplace: string | null };

/** The job of a page, under the browser's key; a failure is left to the browser to ask again. */
export async function prefetchJob(
  client: QueryClient,
  { id, marketplace }: Wanted,
  user: User,
): Promise<void> {
  await holdFor(
    client.prefetchQuery({
      ...jobQuery(id, marketplace),
      async queryFn() {
        const params = new URLSearchParams(marketplace === null ? {} : { marketplace });
        const asked = marketplaceFrom(params);
        const call = { marketplace: asked, role: user.role, user: user.id };
        return withOverbooking(await getJob(id, call));
      },
    }),
  );
}
