import { route } from "@/lib/server/http/route";
import { restoreView } from "@/lib/server/views/change-views";

export const POST = route<{ id: string }>(
  "POST /api/views/[id]/restore",
  ({ params, request, user }) => restoreView(params.id, request, user),
);
