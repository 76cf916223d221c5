import { route } from "@/lib/server/http/route";
import { listTechnicians, nameTechnicians } from "@/lib/server/jobs/technicians";

export const GET = route("GET /api/technicians", () => listTechnicians());

export const PUT = route("PUT /api/technicians", ({ request, user }) =>
  nameTechnicians(request, user),
);
