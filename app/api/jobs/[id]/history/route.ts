import { refuseStrange } from "@/lib/server/http/problems";
import { route } from "@/lib/server/http/route";
import { jobHistory } from "@/lib/server/jobs/job-history";

export const GET = route<{ id: string }>(
  "GET /api/jobs/[id]/history",
  async ({ params, searchParams }) => {
    refuseStrange(searchParams, []);
    return jobHistory(params.id);
  },
);
