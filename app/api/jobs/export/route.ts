import { exportJobs } from "@/lib/server/jobs/export/export-jobs";
import { route } from "@/lib/server/route";

export const GET = route("GET /api/jobs/export", ({ searchParams, user, signal }) =>
  exportJobs(searchParams, { user, signal }),
);
