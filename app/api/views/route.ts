import { route } from "@/lib/server/http/route";
import { arrangeViews } from "@/lib/server/views/change-views";
import { personViews } from "@/lib/server/views/read-views";

export const GET = route("GET /api/views", ({ user }) => personViews(user));

export const PATCH = route("PATCH /api/views", ({ request, user }) => arrangeViews(request, user));
