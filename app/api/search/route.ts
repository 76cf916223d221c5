import { route } from "@/lib/server/http/route";
import { findByText, readText } from "@/lib/server/jobs/lookup/find-by-text";

export const GET = route(
  "GET /api/search",
  ({ searchParams, user, lane, refresh, reserve, signal }) =>
    findByText(readText(searchParams), {
      role: user.role,
      user: user.id,
      signal,
      lane,
      refresh,
      reserve,
    }),
);
