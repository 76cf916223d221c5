import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { route } from "@/lib/server/http/route";
import { countJobs } from "@/lib/server/jobs/count-jobs";
import { searchFrom, wantsFresh } from "@/lib/server/jobs/search-request";

export const GET = route(
  "GET /api/jobs/counts",
  async ({ request, searchParams, user, reserve, signal }) => {
    const search = searchFrom(searchParams);
    reserve(SERVICE_JOB_STATUSES.length);
    return countJobs(search, { user: user.id, signal, refresh: wantsFresh(request) });
  },
);
