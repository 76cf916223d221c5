import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { route } from "@/lib/server/http/route";
import { accounts } from "@/lib/server/jobs/accounts";
import { searchFrom } from "@/lib/server/jobs/search-request";

export const GET = route(
  "GET /api/jobs/counts",
  async ({ searchParams, user, refresh, reserve, signal }) => {
    const search = searchFrom(searchParams);
    await reserve(SERVICE_JOB_STATUSES.length);
    return accounts.get().default.jobs.count(search, { user: user.id, signal, refresh });
  },
);
