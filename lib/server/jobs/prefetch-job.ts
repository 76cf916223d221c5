import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import { jobQuery } from "@/lib/search/jobs-query";
import type { User } from "@/lib/server/auth/user";
import { getJob } from "./get-job";
import { holdFor } from "./hold";
import { marketplaceFrom } from "./search-request";

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
        return getJob(id, { marketplace: asked, role: user.role, user: user.id });
      },
    }),
  );
}
