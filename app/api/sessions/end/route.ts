import { endSessionsOf } from "@/lib/server/auth/open-sessions";
import { route } from "@/lib/server/http/route";

export const POST = route("POST /api/sessions/end", ({ request, user }) =>
  endSessionsOf(request, user),
);
