import { everybodysSessions } from "@/lib/server/auth/open-sessions";
import { route } from "@/lib/server/http/route";

export const GET = route("GET /api/sessions/all", ({ searchParams }) =>
  everybodysSessions(searchParams),
);
