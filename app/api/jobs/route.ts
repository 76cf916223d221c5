import { route } from "@/lib/server/http/route";
import { listJobs } from "@/lib/server/jobs/list-jobs";
import { searchFrom } from "@/lib/server/jobs/search-request";

export const GET = route(
  "GET /api/jobs",
  ({ searchParams, user, lane, refresh, patienceMs, signal }) =>
    listJobs(searchFrom(searchParams), {
      role: user.role,
      user: user.id,
      signal,
      lane,
      refresh,
      patienceMs,
    }),
);
