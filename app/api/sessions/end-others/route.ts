import { endOtherSessions } from "@/lib/server/auth/open-sessions";
import { route } from "@/lib/server/http/route";

export const POST = route("POST /api/sessions/end-others", ({ request, user }) =>
  endOtherSessions({ request, user }),
);
