import { endSessionsOf } from "@/lib/server/auth/end-sessions-of";
import { route } from "@/lib/server/route";

export const POST = route("POST /api/sessions/end", ({ request, user }) =>
  endSessionsOf(request, user),
);
