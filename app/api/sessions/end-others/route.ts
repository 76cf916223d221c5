import { route } from "@/lib/server/route";
import { endOtherSessions } from "@/lib/server/sessions/own-sessions";

export const POST = route("POST /api/sessions/end-others", ({ request, user }) =>
  endOtherSessions({ request, user }),
);
