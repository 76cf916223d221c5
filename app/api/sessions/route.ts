import { ownSessions } from "@/lib/server/auth/open-sessions";
import { refuseStrange } from "@/lib/server/http/problems";
import { route } from "@/lib/server/http/route";

export const GET = route("GET /api/sessions", async ({ searchParams, user }) => {
  refuseStrange(searchParams, []);
  return ownSessions(user);
});
