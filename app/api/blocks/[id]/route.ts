import { route } from "@/lib/server/http/route";
import { moveBlock, unblock } from "@/lib/server/jobs/capacity/change-capacity";

type Params = { id: string };

export const PUT = route<Params>("PUT /api/blocks/[id]", ({ params, ...call }) =>
  moveBlock(params.id, call),
);

export const DELETE = route<Params>("DELETE /api/blocks/[id]", ({ params, ...call }) =>
  unblock(params.id, call),
);
