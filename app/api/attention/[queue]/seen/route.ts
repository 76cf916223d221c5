import { refuseStrange } from "@/lib/server/http/problems";
import { route } from "@/lib/server/http/route";
import { queueFrom } from "@/lib/server/jobs/attention/attention";
import { markSeen } from "@/lib/server/jobs/attention/mark-seen";

export const PUT = route<{ queue: string }>(
  "PUT /api/attention/[queue]/seen",
  async ({ params, searchParams, request, user }) => {
    refuseStrange(searchParams, []);
    return markSeen(queueFrom(params.queue), request, user);
  },
);
