import { route } from "@/lib/server/http/route";
import { attentionFrom, attentionQueue, queueFrom } from "@/lib/server/jobs/attention/attention";

const KNOWN = ["store", "marketplace", "show", "page"] as const;

export const GET = route<{ queue: string }>(
  "GET /api/attention/[queue]",
  async ({ params, searchParams, user, lane, refresh, signal }) =>
    attentionQueue(queueFrom(params.queue), attentionFrom(searchParams, KNOWN), {
      user,
      lane,
      refresh,
      signal,
    }),
);
