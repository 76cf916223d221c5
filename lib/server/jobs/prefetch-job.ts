import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import { jobQuery } from "@/lib/jobs/queries";
import type { User } from "../auth/user";
import { getJob } from "./get-job";
import { holdFor } from "./hold";

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
      queryFn: () => getJob(id, { role: user.role, user: user.id }),
    }),
  );
}
