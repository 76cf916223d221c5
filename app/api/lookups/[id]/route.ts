import { route } from "@/lib/server/http/route";
import { keptList } from "@/lib/server/jobs/lookup/lookup-lists";

type Params = { id: string };

export const GET = route<Params>("GET /api/lookups/[id]", ({ params }) => keptList(params.id));
