import { endOwnSession } from "@/lib/server/auth/open-sessions";
import { route } from "@/lib/server/http/route";

export const POST = route<{ id: string }>(
  "POST /api/sessions/[id]/end",
  ({ params, request, user }) => endOwnSession(params.id, { request, user }),
);
