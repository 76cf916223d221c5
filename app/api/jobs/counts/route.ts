import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { wantsFresh } from "@/lib/server/http/request-hints";
import { route } from "@/lib/server/http/route";
import { countJobs } from "@/lib/server/jobs/count-jobs";
import { searchFrom } from "@/lib/server/jobs/search-request";

export const GET = route(
  "GET /api/jobs/counts",
  async ({ request, searchParams, user, reserve, signal }) => {
    const search = searchFrom(searchParams);
    await reserve(SERVICE_JOB_STATUSES.length);
    return countJobs(search, { user: user.id, signal, refresh: wantsFresh(request) });
  },
);
