import { route } from "@/lib/server/http/route";
import { jobFacets } from "@/lib/server/jobs/job-facets";
import { searchFrom } from "@/lib/server/jobs/search-request";

export const GET = route("GET /api/jobs/facets", ({ searchParams }) =>
  jobFacets(searchFrom(searchParams)),
);
