import { route } from "@/lib/server/http/route";
import { replaceSchedule } from "@/lib/server/jobs/capacity/change-capacity";
import { storeSchedule } from "@/lib/server/jobs/capacity/store-schedule";

type Params = { id: string };

export const GET = route<Params>("GET /api/resources/[id]/schedule", ({ params, ...call }) =>
  storeSchedule(params.id, call),
);

export const PUT = route<Params>("PUT /api/resources/[id]/schedule", ({ params, ...call }) =>
  replaceSchedule(params.id, call),
);
