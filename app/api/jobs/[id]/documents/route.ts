import { route } from "@/lib/server/http/route";
import { receiveDocument } from "@/lib/server/jobs/actions/documents";

export const POST = route<{ id: string }>("POST /api/jobs/[id]/documents", ({ params, ...call }) =>
  receiveDocument(params.id, call),
);
