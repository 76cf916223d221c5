import { route } from "@/lib/server/http/route";
import { scheduleFrom } from "@/lib/server/jobs/schedule/schedule-answer";
import { scheduleCalendar } from "@/lib/server/jobs/schedule/schedule-calendar";

export const GET = route("GET /api/schedule/calendar", ({ searchParams }) =>
  scheduleCalendar(scheduleFrom(searchParams)),
);
