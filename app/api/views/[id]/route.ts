import { route } from "@/lib/server/http/route";
import { deleteView, saveView } from "@/lib/server/views/change-views";

type Params = { id: string };

export const PUT = route<Params>("PUT /api/views/[id]", ({ params, request, user }) =>
  saveView(params.id, request, user),
);

export const DELETE = route<Params>("DELETE /api/views/[id]", ({ params, request, user }) =>
  deleteView(params.id, request, user),
);
