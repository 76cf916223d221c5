import { refuseStrange } from "@/lib/server/http/problems";
import { route } from "@/lib/server/http/route";
import { actionsOfJob } from "@/lib/server/jobs/actions/receipts";

export const GET = route<{ id: string }>(
  "GET /api/jobs/[id]/actions",
  async ({ params, searchParams }) => {
    refuseStrange(searchParams, []);
    return actionsOfJob(params.id);
  },
);
