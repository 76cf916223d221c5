import { route } from "@/lib/server/http/route";
import { assignMany } from "@/lib/server/jobs/actions/assign-many";

export const POST = route("POST /api/jobs/assign", ({ request, user, signal }) =>
  assignMany({ request, user, signal }),
);
