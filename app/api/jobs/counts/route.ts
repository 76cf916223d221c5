import { countJobs } from "@/lib/server/jobs/count-jobs";
import { searchFrom, wantsFresh } from "@/lib/server/jobs/search-request";
import { route } from "@/lib/server/route";

export const GET = route("GET /api/jobs/counts", async ({ request, searchParams, user, signal }) =>
  countJobs(searchFrom(searchParams), { user: user.id, signal, refresh: wantsFresh(request) }),
);
