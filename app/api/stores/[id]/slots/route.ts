import { route } from "@/lib/server/http/route";
import { slotsOfStore } from "@/lib/server/jobs/capacity/capacity-answers";

export const GET = route<{ id: string }>("GET /api/stores/[id]/slots", ({ params, ...call }) =>
  slotsOfStore(params.id, call),
);
