import { route } from "@/lib/server/http/route";
import { readQuota } from "@/lib/server/jobs/quota";

export const GET = route("GET /api/quota", async () => readQuota());
