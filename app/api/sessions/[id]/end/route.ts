import { route } from "@/lib/server/route";
import { endOwnSession } from "@/lib/server/sessions/own-sessions";

export const POST = route<{ id: string }>(
  "POST /api/sessions/[id]/end",
  ({ params, request, user }) => endOwnSession(params.id, { request, user }),
);
