import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import { scheduleQuery } from "@/lib/schedule/schedule-query";
import { scheduleAddress } from "@/lib/schedule/schedule-search";
import { holdFor } from "@/lib/server/http/hold";
import { withOverbooked } from "@/lib/server/jobs/actions/overbooked";
import { searchContext } from "@/lib/server/jobs/search-request";
import { scheduleOf } from "./schedule-answer";

/**
 * Asks the first question of the schedule on the server, under the key that the browser uses. A failure is
 * left out: the browser asks once more and shows what came of it.
 */
export async function prefetchSchedule(
  client: QueryClient,
  params: URLSearchParams,
): Promise<void> {
  const { search } = scheduleAddress.read(params, searchContext());
  await holdFor(
    client.prefetchQuery({
      ...scheduleQuery(search),
      queryFn: async () => withOverbooked(await scheduleOf(search)),
    }),
  );
}
