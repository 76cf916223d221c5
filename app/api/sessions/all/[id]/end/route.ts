import { endAnySession } from "@/lib/server/auth/open-sessions";
import { route } from "@/lib/server/http/route";

export const POST = route<{ id: string }>(
  "POST /api/sessions/all/[id]/end",
  ({ params, request, user }) => endAnySession(params.id, { request, user }),
);
