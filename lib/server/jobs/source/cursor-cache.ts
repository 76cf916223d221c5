import "server-only";
import { LRUCache } from "lru-cache";
import { type CrawlProgress, ProblemError } from "@/lib/http/problem";
import type { Lane } from "@/lib/server/cache/priority";
import type { Answer } from "@/lib/server/sp-api/contract";
import { SpApiError } from "@/lib/server/sp-api/errors";
import { canonicalQuery, type JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import { nextToken, type WireListing } from "@/lib/server/sp-api/wire";
import type { PageCall } from "./jobs-source";

export type Listing = Answer<WireListing> & { hasNext: boolean };

export type ReadListing = (query: JobsQuery, call: PageCall) => Promise<Answer<WireListing>>;

/** How many pages before the wanted one the way to it is still somebody's click rather than a long march. */
const LAST_STEPS = 5;
const PATIENCE_MS = 25_000;

/** The cursors of one question. */
type Chain = {
  /** `tokens[n]` opens page n + 1; page 1 needs none. */
  tokens: (string | null)[];
  /** What is remembered of pages from this one on leads to refused tokens: they are asked anew. */
  staleFrom: number;
};

const QUESTIONS_KEPT = 400;

/** The cursors that other processes have found, by question. */
export type ChainStore = {
  /** The cursors that open these pages, as far as they are known without a gap. */
  get(question: string, from: number, to: number): Promise<readonly string[]>;
  put(question: string, page: number, cursor: string): void;
  forget(question: string): void;
};

export const NO_CHAINS: ChainStore = {
  get: async () => [],
  put: () => undefined,
  forget: () => undefined,
};

/**
 * Finds pages by number although Amazon only knows "the next one". Remembers the token of each page
 * it has passed; anything else is reached from the nearest page it knows. When Amazon refuses a token,
 * its chain is forgotten and each reader begins once more; readers who do so at the same time share
 * one new chain. Tokens stay in memory, and in what several processes share.
 */
export function createCursorCache(
  read: ReadListing,
  now: () => number = () => performance.now(),
  store = NO_CHAINS,
) {
  const chains = new LRUCache<string, Chain>({ max: QUESTIONS_KEPT });

  function chainOf(key: string, staleFrom = Number.POSITIVE_INFINITY): Chain {
    const known = chains.get(key);
    if (known) return known;
    const chain = { tokens: [null], staleFrom };
    chains.set(key, chain);
    return chain;
  }

  /** The chain to go on with after one was refused: a new one, unless somebody has begun it already. */
  function renewed(key: string, refused: Chain): Chain {
    if (chains.get(key) === refused) {
      chains.delete(key);
      store.forget(key);
    }
    return chainOf(key, 1);
  }

  /** Takes over what others know of the way to a page that is further than this process has come. */
  async function learn(key: string, { tokens, staleFrom }: Chain, page: number): Promise<void> {
    if (page <= tokens.length || staleFrom < Number.POSITIVE_INFINITY) return;
    const from = tokens.length + 1;
    const known = await store.get(key, from, page);
    // Somebody else may have come further meanwhile.
    tokens.push(...known.slice(tokens.length + 1 - from));
  }

  async function readAt(
    at: number,
    chain: Chain,
    { key, query, page, call }: Wanted,
  ): Promise<Listing | Refused> {
    const { tokens } = chain;
    const pageToken = tokens[at - 1] ?? undefined;
    const lane = laneOf(page - at, call.lane);
    const refresh = at >= chain.staleFrom || (at === page && call.refresh);
    const answer = await read({ ...query, pageToken }, { ...call, lane, refresh }).catch(
      (error: unknown) => refusalOf(error, pageToken),
    );
    if ("refused" in answer) return answer;
    if (at === chain.staleFrom) chain.staleFrom += 1;
    const next = nextToken(answer.data, new Set(tokens.slice(0, at)));
    if (next !== null) {
      if (tokens[at] !== next) store.put(key, at + 1, next);
      tokens[at] = next;
    }
    return { ...answer, hasNext: next !== null };
  }

  async function seek(chain: Chain, wanted: Wanted): Promise<Listing | Refused> {
    const { page, call, deadline } = wanted;
    const [first, since] = [startOf(chain, page, call.lane), now()];
    for (let at = first; ; at++) {
      const listing = await readAt(at, chain, wanted);
      if ("refused" in listing) return listing;
      const isEmpty = listing.data.jobs.length === 0;
      if (at === page && (at === 1 || !isEmpty)) return listing;
      if (at === page || !listing.hasNext) throw beyondTheEnd(page, at === page ? at - 1 : at);
      if (now() < deadline) continue;
      const pageMs = (now() - since) / (at - first + 1);
      throw stillSeeking({ page: at, of: page, seconds: Math.ceil(((page - at) * pageMs) / 1000) });
    }
  }

  return async function readPage(query: JobsQuery, page: number, call: PageCall): Promise<Listing> {
    const key = canonicalQuery(query);
    const wanted = { key, query, page, call, deadline: now() + (call.patienceMs ?? PATIENCE_MS) };
    const chain = chainOf(key);
    await learn(key, chain, page);
    const found = await seek(chain, wanted);
    if (!("refused" in found)) return found;
    const foundAnew = await seek(renewed(key, chain), wanted);
    if ("refused" in foundAnew) throw foundAnew.refused;
    return foundAnew;
  };
}

type Wanted = { key: string; query: JobsQuery; page: number; call: PageCall; deadline: number };

type Refused = { refused: SpApiError };

/** Amazon's refusal of a page token; rethrows what is none. */
function refusalOf(error: unknown, pageToken: string | undefined): Refused {
  const isRefusal = error instanceof SpApiError && error.kind === "rejected";
  if (!isRefusal || pageToken === undefined) throw error;
  return { refused: error };
}

/** The page to begin with. A guess is worth one call, not many: it is dropped as for want of a token. */
function startOf({ tokens }: Chain, page: number, lane?: Lane): number {
  if (lane !== "prefetch" || page <= tokens.length) return Math.min(page, tokens.length);
  throw new SpApiError({ kind: "throttled", retryAfterSeconds: 1 });
}

function laneOf(remaining: number, lane: Lane = "interactive"): Lane {
  return remaining > LAST_STEPS && lane === "interactive" ? "background" : lane;
}

/** A page was asked for that comes after the `last` one. */
export function beyondTheEnd(page: number, last: number): ProblemError {
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

export function isBeyondEnd(error: unknown): boolean {
  return (
    error instanceof ProblemError &&
    (error.problem.errors?.some(({ code }) => code === "beyondEnd") ?? false)
  );
}

function stillSeeking(progress: CrawlProgress): ProblemError {
  const { page, of, seconds } = progress;
  return new ProblemError("upstream_throttled", {
    detail: `Amazon gives pages one after another; page ${page} of ${of} is reached, some ${seconds} s to go. Ask again to go on.`,
    retryAfter: 1,
    progress,
  });
}
