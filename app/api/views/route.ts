import { route } from "@/lib/server/route";
import { adoptViews } from "@/lib/server/views/adopt-views";
import { arrangeViews } from "@/lib/server/views/arrange-views";
import { viewBook } from "@/lib/server/views/view-book";

export const GET = route("GET /api/views", ({ user }) => viewBook(user));

export const POST = route("POST /api/views", ({ request, user }) => adoptViews(request, user));

export const PATCH = route("PATCH /api/views", ({ request, user }) => arrangeViews(request, user));
