import { refuseStrange } from "@/lib/server/http/problems";
import { route } from "@/lib/server/http/route";
import { indexReport } from "@/lib/server/jobs/job-facets";

export const GET = route("GET /api/index", async ({ searchParams }) => {
  refuseStrange(searchParams, []);
  return indexReport();
});
