import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import { jobsQuery } from "@/lib/search/jobs-query";
import { readSearch } from "@/lib/search/search-params";
import type { User } from "@/lib/server/auth/user";
import { holdFor } from "./hold";
import { listJobs } from "./list-jobs";
import { searchContext } from "./search-request";

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
