import { callsFor } from "@/lib/jobs/lookup/sort-ids";
import { audit } from "@/lib/server/http/audit";
import { route } from "@/lib/server/http/route";
import { lookUpJobs } from "@/lib/server/jobs/lookup/look-up-jobs";
import { lookupDetails } from "@/lib/server/jobs/lookup/lookup-details";
import { readLookup } from "@/lib/server/jobs/lookup/read-lookup";
import { searchContext } from "@/lib/server/jobs/search-request";

export const POST = route(
  "POST /api/jobs/lookup",
  async ({ request, user, lane, refresh, reserve, signal }) => {
    const question = await readLookup(request, searchContext());
    await reserve(callsFor(question.ids).least);
    const result = await lookUpJobs(question, {
      role: user.role,
      user: user.id,
      signal,
      lane,
      refresh,
    });
    audit.get().note({ action: "lookup", user, details: lookupDetails(question, result) });
    return result;
  },
);
