import { route } from "@/lib/server/route";
import { endSessionsOf } from "@/lib/server/sessions/end-sessions-of";

export const POST = route("POST /api/sessions/end", ({ request, user }) =>
  endSessionsOf(request, user),
);
