import { laneOf, patienceOf, wantsFresh } from "@/lib/server/http/request-hints";
import { route } from "@/lib/server/http/route";
import { listJobs } from "@/lib/server/jobs/list-jobs";
import { searchFrom } from "@/lib/server/jobs/search-request";

export const GET = route("GET /api/jobs", ({ request, user, ...call }) =>
  listJobs(searchFrom(call.searchParams), {
    role: user.role,
    user: user.id,
    signal: call.signal,
    lane: laneOf(request),
    refresh: wantsFresh(request),
    patienceMs: patienceOf(request),
  }),
);
