import { currentCredentials } from "@/lib/server/http/identity";
import { route } from "@/lib/server/http/route";
import { followChanges } from "@/lib/server/jobs/changes/follow-changes";

export const GET = route("GET /api/changes", async ({ request, searchParams, user, signal }) =>
  followChanges(searchParams, request.headers, {
    user,
    credentials: await currentCredentials(),
    signal,
  }),
);
