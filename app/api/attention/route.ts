import { route } from "@/lib/server/http/route";
import { attention, attentionFrom } from "@/lib/server/jobs/attention/attention";

export const GET = route("GET /api/attention", ({ searchParams, user }) =>
  attention(attentionFrom(searchParams, ["store", "marketplace"]), user),
);
