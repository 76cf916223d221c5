import { route } from "@/lib/server/route";
import { ownSessions } from "@/lib/server/sessions/own-sessions";

export const GET = route("GET /api/sessions", ({ user }) => ownSessions(user));
