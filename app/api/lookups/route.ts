import { route } from "@/lib/server/http/route";
import { keepList } from "@/lib/server/jobs/lookup/lookup-lists";
import { searchContext } from "@/lib/server/jobs/search-request";

export const POST = route("POST /api/lookups", ({ request }) => keepList(request, searchContext()));
