import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import type { User } from "@/lib/server/auth/user";
import { holdFor } from "@/lib/server/jobs/hold";
import { viewsQuery } from "@/lib/views/views-query";
import { viewBook } from "./view-book";

/**
 * Sends the person's views along with the page. A failure is left out: the browser asks once more and
 * shows what came of it.
 */
export async function prefetchViews(client: QueryClient, user: User): Promise<void> {
  await holdFor(
    client.prefetchQuery({ ...viewsQuery, retry: false, queryFn: () => viewBook(user) }),
  );
}
