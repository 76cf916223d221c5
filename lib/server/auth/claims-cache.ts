import "server-only";
import { LRUCache } from "lru-cache";
import { settings } from "@/lib/server/config/settings";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { type Look, type LookParts, lookAgain } from "./look-again";
import { createProviderMetadata, type ProviderMetadata } from "./provider-metadata";
import type { ProviderPart } from "./session";

const LOOK_EVERY_MS = 5 * 60_000;
const TRY_AGAIN_MS = 30_000;
/** How long the last word of a provider counts that does not answer any more. */
const TRUSTED_MS = 30 * 60_000;
const SESSIONS_KEPT = 2_000;

type Standing = { ended: true } | { ended: false; claim: unknown };

type Entry = { known: ProviderPart; triedAt: number; outcome: Look["outcome"] | null };
type Subject = { id: string; userId: string; provider: ProviderPart };

type ClaimBook = {
  /** What the provider says about a person, as of the last five minutes where it can be asked. */
  standingOf: (session: Subject) => Promise<Standing>;
  /** The newest tokens and claim of a session, for its next cookie. */
  latest: (sessionId: string) => ProviderPart | null;
};

/**
 * Remembers for each session what its provider said last and asks again every five minutes, so that
 * a role taken away is gone, and an account closed is out. Questions of one session share one look.
 */
export function createClaimBook(parts: LookParts): ClaimBook {
  const { now } = parts;
  const entries = new LRUCache<string, Entry>({ max: SESSIONS_KEPT });
  const looks = new Map<string, Promise<Standing>>();

  function entryOf({ id, provider }: Subject): Entry {
    const entry = entries.get(id);
    // A cookie is newer than the memory where another process renewed it.
    if (entry && entry.known.claimAt >= provider.claimAt) return entry;
    return { known: provider, triedAt: 0, outcome: null };
  }

  /** What a clock that was set back puts into the future is not recent. */
  function isWithin(instant: number, ms: number): boolean {
    const age = now() - instant;
    return age >= 0 && age < ms;
  }

  function standing({ known, outcome }: Entry): Standing {
    if (outcome === "gone") return { ended: true };
    const trustedMs = outcome === "expired" ? LOOK_EVERY_MS : TRUSTED_MS;
    const trusted = isWithin(known.claimAt, trustedMs);
    return { ended: false, claim: trusted ? known.claim : undefined };
  }

  async function look(session: Subject, entry: Entry): Promise<Standing> {
    const { known, outcome } = await lookAgain(parts, session.userId, entry.known);
    const next = { known, triedAt: now(), outcome };
    entries.set(session.id, next);
    return standing(next);
  }

  return {
    standingOf: async (session) => {
      const entry = entryOf(session);
      const fresh = isWithin(entry.known.claimAt, LOOK_EVERY_MS);
      if (fresh || isWithin(entry.triedAt, TRY_AGAIN_MS)) return standing(entry);
      const running = looks.get(session.id);
      if (running) return running;
      const started = look(session, entry).finally(() => looks.delete(session.id));
      looks.set(session.id, started);
      return started;
    },
    latest: (sessionId) => entries.get(sessionId)?.known ?? null,
  };
}

/** What the provider of this process says about itself; null without one, or without an answer. */
export async function providerMetadata(): Promise<ProviderMetadata | null> {
  const { oidc } = settings().auth;
  if (oidc === null) return null;
  const { issuer } = oidc;
  return processSingleton("provider-metadata", () => createProviderMetadata({ issuer }))();
}

/** What the provider of this process says about people; null where there is no provider. */
export function claimBook(): ClaimBook | null {
  const { oidc, rolesClaim } = settings().auth;
  if (oidc === null) return null;
  return processSingleton("claim-book", () =>
    createClaimBook({
      metadata: providerMetadata,
      credentials: () => settings().auth.oidc ?? oidc,
      rolesClaim,
      fetch,
      now: Date.now,
    }),
  );
}
