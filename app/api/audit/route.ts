import { readAudit } from "@/lib/server/audit/read-audit";
import { route } from "@/lib/server/http/route";

export const GET = route("GET /api/audit", ({ searchParams }) => readAudit(searchParams));
