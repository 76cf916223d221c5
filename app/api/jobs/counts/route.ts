import { route } from "@/lib/server/http/route";
import { accounts } from "@/lib/server/jobs/accounts";
import { searchFrom } from "@/lib/server/jobs/search-request";

export const GET = route(
  "GET /api/jobs/counts",
  async ({ searchParams, user, refresh, reserve, signal }) =>
    accounts.get().default.jobs.count(searchFrom(searchParams), {
      user: user.id,
      signal,
      refresh,
      reserve,
    }),
);
