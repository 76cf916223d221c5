import { route } from "@/lib/server/route";
import { endAnySession } from "@/lib/server/sessions/everybodys-sessions";

export const POST = route<{ id: string }>(
  "POST /api/sessions/all/[id]/end",
  ({ params, request, user }) => endAnySession(params.id, { request, user }),
);
