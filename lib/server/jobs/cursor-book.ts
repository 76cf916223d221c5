import "server-only";
import { LRUCache } from "lru-cache";
import { ProblemError } from "@/lib/http/problem";
import type { Answer, CallOptions } from "../sp-api/contract";
import { SpApiError } from "../sp-api/errors";
import type { Lane } from "../sp-api/lanes";
import { canonicalQuery, type JobsQuery } from "../sp-api/query";
import type { WireListing } from "../sp-api/wire";

export type Listing = Answer<WireListing> & { hasNext: boolean };

/** `refresh` asks Amazon anew for the wanted page; `patienceMs` is how long a walk may take. */
export type PageCall = CallOptions & { refresh?: boolean; patienceMs?: number };

export type ReadListing = (query: JobsQuery, call: PageCall) => Promise<Answer<WireListing>>;

/** How many pages before the wanted one a walk is still somebody's click rather than a long march. */
const LAST_STEPS = 5;
const PATIENCE_MS = 25_000;

/** The cursors of one question: `chain[n]` opens page n + 1; page 1 needs none. */
type Chain = (string | null)[];

const QUESTIONS_KEPT = 400;

/**
 * Finds pages by number although Amazon only knows "the next one". Remembers the token of each page
 * it has passed; anything else is walked from the nearest page it knows. A token that Amazon refuses
 * is forgotten with its chain and the page is walked to once more. Tokens stay in memory.
 */
export function createCursorBook(read: ReadListing, now: () => number = () => performance.now()) {
  const chains = new LRUCache<string, Chain>({ max: QUESTIONS_KEPT });

  /** A guess is worth one call, not a walk: it is dropped like one that finds no token. */
  function chainTo(page: number, key: string, lane?: Lane): Chain {
    const chain = chains.get(key) ?? [null];
    if (lane !== "prefetch" || page <= chain.length) return chain;
    throw new SpApiError({ kind: "throttled", retryAfterSeconds: 1 });
  }

  async function walk(
    query: JobsQuery,
    page: number,
    call: PageCall,
    anew = false,
  ): Promise<Listing> {
    const key = canonicalQuery(query);
    const chain = chainTo(page, key, call.lane);
    const deadline = now() + (call.patienceMs ?? PATIENCE_MS);
    for (let at = Math.min(page, chain.length); ; at++) {
      const pageToken = chain[at - 1] ?? undefined;
      const wanted = at === page;
      const answer = await read(
        { ...query, pageToken },
        { ...call, lane: laneOf(page - at, call.lane), refresh: anew || (wanted && call.refresh) },
      );
      const next = nextToken(answer.data, chain.slice(0, at));
      if (next !== null) chain[at] = next;
      chains.set(key, chain);
      if (wanted && (at === 1 || answer.data.jobs.length > 0)) {
        return { ...answer, hasNext: next !== null };
      }
      if (wanted || next === null) throw beyondTheEnd(page, wanted ? at - 1 : at);
      if (now() >= deadline) throw stillWalking(at, page);
    }
  }

  return async function readPage(query: JobsQuery, page: number, call: PageCall): Promise<Listing> {
    try {
      return await walk(query, page, call);
    } catch (error) {
      const refused = error instanceof SpApiError && error.kind === "rejected" && page > 1;
      if (!refused || !chains.delete(canonicalQuery(query))) throw error;
      // What the memory still holds of the pages before leads to the same token again.
      return await walk(query, page, call, true);
    }
  };
}

function laneOf(remaining: number, lane: Lane = "interactive"): Lane {
  return remaining > LAST_STEPS && lane === "interactive" ? "background" : lane;
}

/**
 * The cursor of the following page, or null at the end. Amazon's sandbox answers every page with one
 * and the same token, so a token seen before, or equal to the way back, ends the list, as does an
 * empty page.
 */
function nextToken(listing: WireListing, used: readonly (string | null)[]): string | null {
  const { nextPageToken, previousPageToken, jobs } = listing;
  if (nextPageToken === null || jobs.length === 0) return null;
  if (nextPageToken === previousPageToken || used.includes(nextPageToken)) return null;
  return nextPageToken;
}

function beyondTheEnd(page: number, last: number): ProblemError {
  return new ProblemError("bad_search", {
    detail: `There is no page ${page}: the list ends with page ${last}.`,
    errors: [
      {
        parameter: "page",
        code: "beyondEnd",
        detail: `The list ends with page ${last}.`,
        values: [String(page)],
        limit: last,
      },
    ],
  });
}

function stillWalking(at: number, page: number): ProblemError {
  return new ProblemError("upstream_throttled", {
    detail: `Amazon gives pages one after another; page ${at} of ${page} is reached. Ask again to go on.`,
    retryAfter: 1,
    progress: { page: at, of: page },
  });
}
