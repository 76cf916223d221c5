import { readQuota } from "@/lib/server/quota";
import { route } from "@/lib/server/route";

export const GET = route({ name: "quota", role: "viewer" }, async () => readQuota());
