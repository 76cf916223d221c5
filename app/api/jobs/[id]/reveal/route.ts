import { route } from "@/lib/server/http/route";
import { revealContact } from "@/lib/server/jobs/contact/reveal-contact";

export const POST = route<{ id: string }>(
  "POST /api/jobs/[id]/reveal",
  ({ params, request, user, signal }) => revealContact(params.id, { request, user, signal }),
);
