import { readQuota } from "@/lib/server/quota";
import { route } from "@/lib/server/route";

export const GET = route("GET /api/quota", async () => readQuota());
