import { route } from "@/lib/server/route";
import { everybodysSessions } from "@/lib/server/sessions/everybodys-sessions";

export const GET = route("GET /api/sessions/all", ({ searchParams }) =>
  everybodysSessions(searchParams),
);
