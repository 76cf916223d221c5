import { route } from "@/lib/server/http/route";
import { slotsOfJob } from "@/lib/server/jobs/actions/job-slots";

export const GET = route<{ id: string }>(
  "GET /api/jobs/[id]/slots",
  ({ params, searchParams, user, lane, refresh, signal }) =>
    slotsOfJob(params.id, { searchParams, user: user.id, lane, refresh, signal }),
);
