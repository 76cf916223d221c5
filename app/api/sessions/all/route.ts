import { everybodysSessions } from "@/lib/server/auth/open-sessions/everybodys-sessions";
import { route } from "@/lib/server/http/route";

export const GET = route("GET /api/sessions/all", ({ searchParams }) =>
  everybodysSessions(searchParams),
);
