import { route } from "@/lib/server/http/route";
import { capacityOf } from "@/lib/server/jobs/capacity/capacity-answers";

export const GET = route<{ id: string }>(
  "GET /api/resources/[id]/capacity",
  ({ params, ...call }) => capacityOf(params.id, call),
);
