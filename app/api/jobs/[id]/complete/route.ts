import { route } from "@/lib/server/http/route";
import { requestAction } from "@/lib/server/jobs/actions/request-action";

export const POST = route<{ id: string }>(
  "POST /api/jobs/[id]/complete",
  ({ params, request, user, reserve }) =>
    requestAction("complete", params.id, { request, user, reserve }),
);
