import "server-only";
import type { Cache, CreateCache } from "@/lib/server/cache/cache";
import type { Answer } from "@/lib/server/sp-api/contract";
import type { WireJob, WireListing } from "@/lib/server/sp-api/wire";
import type { SlotReport } from "@/lib/server/sp-api/wire-actions";

/** The first page of an open question, and the instant up to which it was asked. */
type Opening = {
  asOf: string;
  first: { data: WireListing; hasNext: boolean; fetchedAt: number };
};

export type Count = { count: number | null; fetchedAt: number };

/**
 * What this process remembers of one seller's answers, for seconds and in memory only. Keys are
 * questions, never people: what a role may see is cut after it.
 *
 * On its way to the screen a page of rows passes, from Amazon outwards:
 *
 * | What | Keyed by | What for |
 * |---|---|---|
 * | single flight of the client | path | equal calls of crawls, which no cache remembers |
 * | `listings`, with single flight | question and token | a page is asked once by whoever wants it |
 * | cursor cache | question | page 7 again is one call and not seven |
 * | `openings`, with single flight | open question | colleagues get one `asOf`, and so the same pages |
 * | shaped pages | answer and role | flags and cuts are worked out once a role and five seconds |
 * | written answers (`route`) | shaped page | the same rows are turned into JSON once |
 */
export type AnswerCaches = {
  listings: Cache<Answer<WireListing>>;
  openings: Cache<Opening>;
  details: Cache<Answer<WireJob>>;
  counts: Cache<Count>;
  slots: Cache<Answer<SlotReport>>;
};

/** Nobody reads a count to the second, and seven calls a question are dear. */
export const COUNTS_CACHE = { freshMs: 60_000, staleMs: 300_000, max: 1_400 };

/** Somebody else takes them. */
const SLOTS_CACHE = { freshMs: 10_000, staleMs: 10_000 };

/** @param observerOf what hears of the reads of a cache, by its name */
export function createAnswerCaches(
  createCache: CreateCache,
  observerOf: (cache: string) => Parameters<CreateCache>[0]["observe"],
): AnswerCaches {
  return {
    listings: createCache({ name: "listings", observe: observerOf("listings") }),
    openings: createCache({ name: "openings", observe: observerOf("openings") }),
    details: createCache({ name: "details", observe: observerOf("details") }),
    counts: createCache({ ...COUNTS_CACHE, name: "counts", observe: observerOf("counts") }),
    slots: createCache({ ...SLOTS_CACHE, name: "slots", observe: observerOf("slots") }),
  };
}
