import { route } from "@/lib/server/http/route";
import { scheduleFrom, scheduleOf } from "@/lib/server/jobs/schedule/schedule-answer";

export const GET = route("GET /api/schedule", ({ searchParams }) =>
  scheduleOf(scheduleFrom(searchParams)),
);
