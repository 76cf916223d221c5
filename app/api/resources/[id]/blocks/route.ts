import { route } from "@/lib/server/http/route";
import { blockTime } from "@/lib/server/jobs/capacity/change-capacity";
import { storeBlocks } from "@/lib/server/jobs/capacity/store-schedule";

type Params = { id: string };

export const GET = route<Params>("GET /api/resources/[id]/blocks", ({ params, searchParams }) =>
  storeBlocks(params.id, searchParams),
);

export const POST = route<Params>("POST /api/resources/[id]/blocks", ({ params, ...call }) =>
  blockTime(params.id, call),
);
