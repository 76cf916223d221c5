import { refuseStrange } from "@/lib/server/bad-search";
import { route } from "@/lib/server/route";
import { ownSessions } from "@/lib/server/sessions/own-sessions";

export const GET = route("GET /api/sessions", async ({ searchParams, user }) => {
  refuseStrange(searchParams, []);
  return ownSessions(user);
});
