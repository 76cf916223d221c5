import { refuseStrange } from "@/lib/server/http/problems";
import { route } from "@/lib/server/http/route";
import { getAction } from "@/lib/server/jobs/actions/receipts";

export const GET = route<{ key: string }>(
  "GET /api/actions/[key]",
  async ({ params, searchParams, user }) => {
    refuseStrange(searchParams, []);
    return getAction(params.key, user);
  },
);
