import "server-only";
import type { SpApiError } from "@/lib/server/sp-api/errors";

const FIRST_PAUSE_MS = 1_000;
const LONG_PAUSE_MS = 4_000;
const LONGEST_PAUSE_MS = 30_000;
const TRIES = 3;

export type NextTry =
  | { step: "give up" }
  /** `again` asks the same page, `restart` the slice's first one. */
  | { step: "again" | "restart"; pauseMs: number };

/**
 * What to do about a page that failed although Amazon's room has retried it. A refused cursor has
 * expired: the slice begins anew. What may pass is tried again where it failed, then from the start.
 * @param tries how often the slice has failed since it last brought something new, this time included
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
