import { lookUpJobs } from "@/lib/server/jobs/lookup/look-up-jobs";
import { readLookup } from "@/lib/server/jobs/lookup/read-lookup";
import { laneOf, searchContext, wantsFresh } from "@/lib/server/jobs/search-request";
import { route } from "@/lib/server/route";

export const POST = route("POST /api/jobs/lookup", async ({ request, user, signal }) =>
  lookUpJobs(await readLookup(request, searchContext()), {
    role: user.role,
    user: user.id,
    signal,
    lane: laneOf(request),
    refresh: wantsFresh(request),
  }),
);
