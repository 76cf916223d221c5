import { refuseStrange } from "@/lib/server/http/problems";
import { route } from "@/lib/server/http/route";
import { withOverbooking } from "@/lib/server/jobs/actions/overbooked";
import { getJob } from "@/lib/server/jobs/get-job";
import { marketplaceFrom } from "@/lib/server/jobs/search-request";

export const GET = route<{ id: string }>(
  "GET /api/jobs/[id]",
  async ({ params, searchParams, user, lane, refresh, signal }) => {
    refuseStrange(searchParams, ["marketplace"]);
    const detail = await getJob(params.id, {
      marketplace: marketplaceFrom(searchParams),
      role: user.role,
      user: user.id,
      signal,
      lane,
      refresh,
    });
    return withOverbooking(detail);
  },
);
