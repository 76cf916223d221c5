import { route } from "@/lib/server/http/route";
import { insightsFrom, insightsOf } from "@/lib/server/jobs/insights";

export const GET = route("GET /api/insights", ({ searchParams, user }) =>
  insightsOf(insightsFrom(searchParams), user),
);
