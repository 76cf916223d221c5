import { route } from "@/lib/server/http/route";
import { allActions } from "@/lib/server/jobs/actions/receipts";

export const GET = route("GET /api/actions", ({ searchParams }) => allActions(searchParams));
