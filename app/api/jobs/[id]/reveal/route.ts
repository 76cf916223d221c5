import { revealContact } from "@/lib/server/jobs/reveal/reveal-contact";
import { route } from "@/lib/server/route";

export const POST = route<{ id: string }>(
  "POST /api/jobs/[id]/reveal",
  ({ params, request, user, signal }) => revealContact(params.id, { request, user, signal }),
);
