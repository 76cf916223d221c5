import "server-only";
import type { Answer } from "@/lib/server/sp-api/contract";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import { nextToken, type WireJob, type WireListing } from "@/lib/server/sp-api/wire";

const FIRST_PAUSE_MS = 1_000;
const LONG_PAUSE_MS = 4_000;
const LONGEST_PAUSE_MS = 30_000;
const TRIES = 3;

type NextTry =
  | { step: "give up" }
  /** `again` asks the same page, `restart` the slice's first one. */
  | { step: "again" | "restart"; pauseMs: number };

/**
 * What to do about a page that failed although Amazon's room has retried it. A refused cursor has
 * expired: the slice begins anew. What may pass is tried again where it failed, then from the start.
 * @param tries how often the slice has failed since it last read something new, this time included
 * @param paging whether the page was asked by a cursor
 */
export function nextTry(failure: SpApiError, tries: number, paging: boolean): NextTry {
  if (tries >= TRIES) return { step: "give up" };
  switch (failure.kind) {
    case "access":
    case "credentials":
    case "not_found":
      return { step: "give up" };
    case "rejected":
      return paging ? { step: "restart", pauseMs: 0 } : { step: "give up" };
    default: {
      const askedMs = Math.min((failure.retryAfterSeconds ?? 0) * 1000, LONGEST_PAUSE_MS);
      return tries === 1
        ? { step: "again", pauseMs: Math.max(askedMs, FIRST_PAUSE_MS) }
        : { step: "restart", pauseMs: Math.max(askedMs, LONG_PAUSE_MS) };
    }
  }
}

export type SliceParts = {
  ask: (query: JobsQuery) => Promise<Answer<WireListing>>;
  pause: (ms: number) => Promise<void>;
  /** Hears of the first page before anything else happens to the slice. */
  onFirstPage?: (page: WireListing) => void;
};

type SliceState = "ready" | "asking" | "done" | "failed";

/** One question read page after page. */
export type Slice = {
  readonly state: SliceState;
  /** Amazon's count on the first page; null before it came, or where Amazon gave none. */
  readonly total: number | null;
  /** Whether the first page has come. */
  readonly answered: boolean;
  /** How many jobs Amazon counted and never showed, once the slice is done. */
  readonly lost: number;
  /** Pages that were read and not yet taken. */
  readonly waiting: number;
  readonly failure: SpApiError | null;
  /** The ids that were read. */
  readonly ids: ReadonlySet<string>;
  /** The next page that was read, without the jobs that came before. */
  take(): WireJob[] | undefined;
  /** Reads one page, or fails for good. Rejects on an abort. */
  advance(): Promise<void>;
  /** Reads no further: somebody else reads the rest. */
  cutShort(): void;
};

export function createSlice(query: JobsQuery, parts: SliceParts): Slice {
  const { ask, pause, onFirstPage } = parts;
  const ids = new Set<string>();
  const used = new Set<string>();
  const pages: WireJob[][] = [];
  let state: SliceState = "ready";
  let token: string | undefined;
  let total: number | null = null;
  let answered = false;
  let leftToOthers = false;
  let restarted = false;
  let rows = 0;
  let tries = 0;
  let failure: SpApiError | null = null;

  /** A job without an id is known by all that it holds, and only where the slice is read again. */
  function isNew(job: WireJob): boolean {
    const key = job.serviceJobId ?? JSON.stringify(job);
    const known = ids.has(key) && (restarted || job.serviceJobId !== undefined);
    ids.add(key);
    return !known;
  }

  function keep(listing: WireListing): void {
    const fresh = listing.jobs.filter(isNew);
    rows += fresh.length;
    if (fresh.length > 0) pages.push(fresh);
    const next = nextToken(listing, used);
    // A slice that begins anew has made progress only once it is past what it knew.
    if (fresh.length > 0 || next === null) tries = 0;
    if (next !== null) used.add(next);
    token = next ?? undefined;
    state = next === null ? "done" : "ready";
    if (answered) return;
    answered = true;
    total = listing.totalResultSize;
    onFirstPage?.(listing);
  }

  /** Whether there is another try, after the pause that it needs. */
  async function isWorthAnother(error: SpApiError): Promise<boolean> {
    tries += 1;
    const next = nextTry(error, tries, token !== undefined);
    if (next.step === "give up") return false;
    if (next.step === "restart") {
      restarted = true;
      token = undefined;
      used.clear();
    }
    if (next.pauseMs > 0) await pause(next.pauseMs);
    return true;
  }

  return {
    get state() {
      return state;
    },
    get total() {
      return total;
    },
    get answered() {
      return answered;
    },
    get lost() {
      return total === null || leftToOthers ? 0 : Math.max(0, total - rows);
    },
    get waiting() {
      return pages.length;
    },
    get failure() {
      return failure;
    },
    ids,
    take: () => pages.shift(),
    async advance() {
      state = "asking";
      for (;;) {
        try {
          const { data } = await ask({ ...query, pageToken: token });
          keep(data);
          return;
        } catch (error) {
          if (!(error instanceof SpApiError)) throw error;
          if (await isWorthAnother(error)) continue;
          failure = error;
          state = "failed";
          return;
        }
      }
    },
    cutShort() {
      state = "done";
      leftToOthers = true;
    },
  };
}
