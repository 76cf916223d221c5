import { route } from "@/lib/server/http/route";
import { deleteView } from "@/lib/server/views/delete-view";
import { saveView } from "@/lib/server/views/save-view";

type Params = { id: string };

export const PUT = route<Params>("PUT /api/views/[id]", ({ params, request, user }) =>
  saveView(params.id, request, user),
);

export const DELETE = route<Params>("DELETE /api/views/[id]", ({ params, request, user }) =>
  deleteView(params.id, request, user),
);
