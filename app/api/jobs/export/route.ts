import { route } from "@/lib/server/http/route";
import { exportJobs } from "@/lib/server/jobs/export/export-jobs";

export const GET = route("GET /api/jobs/export", ({ searchParams, user, signal }) =>
  exportJobs(searchParams, { user, signal }),
);
