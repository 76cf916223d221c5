import { countJobs } from "@/lib/server/jobs/count-jobs";
import { searchFrom } from "@/lib/server/jobs/search-request";
import { route } from "@/lib/server/route";

export const GET = route("GET /api/jobs/counts", async ({ searchParams, user, signal }) =>
  countJobs(searchFrom(searchParams), { user: user.id, signal }),
);
