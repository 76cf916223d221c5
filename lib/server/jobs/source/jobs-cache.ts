import "server-only";
import type { Role } from "@/lib/access/role";
import type { JobPage } from "@/lib/jobs/job";
import { createMemory } from "@/lib/server/cache/cache";
import { chargeCall } from "@/lib/server/http/user-rate-limit";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import type { Answer } from "@/lib/server/sp-api/contract";
import { canonicalQuery } from "@/lib/server/sp-api/query";
import type { WireJob, WireListing } from "@/lib/server/sp-api/wire";
import { createCounts } from "./counts";
import { createCursorBook, type Listing } from "./cursor-cache";
import { countReadsOf } from "./metrics-sp-api";
import { spApi } from "./upstream";

/** How old the flags of a row may be, which depend on the time of day. */
const KEPT_MS = 5_000;

type Kept = { page: JobPage; at: number };

/** Where in which list, up to when: with the answer and the role, all that a page depends on. */
export type PageOf = { role: Role; page: number; size: number; asOf: string; hasNext: boolean };

/**
 * The pages that were made of an answer, so that colleagues of one role who ask the same share one
 * object. They are forgotten with the answer itself. What is handed out must not be changed.
 */
export function createShapedPages(now: () => number = () => performance.now()) {
  const made = new WeakMap<WireListing, Map<string, Kept>>();

  return function pageOf(answer: WireListing, about: PageOf, make: () => JobPage): JobPage {
    const { role, page, size, asOf, hasNext } = about;
    const key = [role, page, size, asOf, hasNext].join(" ");
    const pages = made.get(answer) ?? new Map<string, Kept>();
    const kept = pages.get(key);
    const age = kept ? now() - kept.at : Number.POSITIVE_INFINITY;
    if (kept && age >= 0 && age < KEPT_MS) return kept.page;
    const shaped = make();
    for (const [other, { at }] of pages) if (now() - at >= KEPT_MS) pages.delete(other);
    pages.set(key, { page: shaped, at: now() });
    made.set(answer, pages);
    return shaped;
  };
}

/** The first page of an open question, and the instant up to which it was asked. */
type Opening = { asOf: string; first: Listing };

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
            chargeCall(user, call.lane === "background" ? "crawl" : "asked");
            return spApi().getServiceJobs(query, { ...flight, user });
          },
          call,
        ),
      ),
    };
  });
}
