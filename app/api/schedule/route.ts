import { route } from "@/lib/server/http/route";
import { withOverbooked } from "@/lib/server/jobs/actions/overbooked";
import { scheduleFrom, scheduleOf } from "@/lib/server/jobs/schedule/schedule-answer";

export const GET = route("GET /api/schedule", async ({ searchParams }) =>
  withOverbooked(await scheduleOf(scheduleFrom(searchParams))),
);
