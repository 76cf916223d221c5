import "server-only";
import { createMemory } from "@/lib/server/cache/cache";
import { chargeCall } from "@/lib/server/http/user-share";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import type { Answer } from "@/lib/server/sp-api/contract";
import { canonicalQuery } from "@/lib/server/sp-api/query";
import type { WireJob, WireListing } from "@/lib/server/sp-api/wire";
import { createCounts } from "./counts";
import { createCursorBook, type Listing } from "./cursor-cache";
import { countReadsOf } from "./metrics-sp-api";
import { createShapedPages } from "./shaped-pages";
import { spApi } from "./upstream";

/** The first page of an open question, and the instant up to which it was asked. */
export type Opening = { asOf: string; first: Listing };

/**
 * What this process remembers of Amazon's answers, for seconds and in memory only. Keys are
 * questions, never people: what a role may see is cut after it.
 */
export function jobsDesk() {
  return processSingleton("jobs-desk", () => {
    const listings = createMemory<Answer<WireListing>>({ observe: countReadsOf("listings") });
    return {
      openings: createMemory<Opening>({ observe: countReadsOf("openings") }),
      details: createMemory<Answer<WireJob>>({ observe: countReadsOf("details") }),
      shaped: createShapedPages(),
      counts: createCounts({
        ask(query, call) {
          chargeCall(call.user, "asked");
          return spApi().getServiceJobs(query, call);
        },
        observe: countReadsOf("counts"),
      }),
      page: createCursorBook((query, { user, ...call }) =>
        listings.read(
          canonicalQuery(query),
          (flight) => {
            chargeCall(user, call.lane === "background" ? "walk" : "asked");
            return spApi().getServiceJobs(query, { ...flight, user });
          },
          call,
        ),
      ),
    };
  });
}
