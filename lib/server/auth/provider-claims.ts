import "server-only";
import { LRUCache } from "lru-cache";
import { type Once, onceHere } from "@/lib/server/cache/single-flight";
import { type ClaimSubject, type Claims, claimOf, claimsIn, type Standing } from "./claims";
import {
  askTokens,
  askUserinfo,
  type ProviderAnswer,
  type ProviderCredentials,
  type ProviderMetadata,
} from "./provider-client";
import type { ProviderPart } from "./session";

const ASK_EVERY_MS = 5 * 60_000;
const TRY_AGAIN_MS = 30_000;
/** How long the last word of a provider counts that does not answer any more. */
const TRUSTED_MS = 30 * 60_000;
const MOST_SESSIONS = 2_000;

export type ProviderClaimsParts = {
  metadata: () => Promise<ProviderMetadata | null>;
  /** Asked each time: a secret may be swapped while the process runs. */
  credentials: () => ProviderCredentials;
  /** Name of the claim that holds roles; null when roles come from the lists alone. */
  rolesClaim: string | null;
  fetch: typeof fetch;
  /** Epoch milliseconds. */
  now: () => number;
  /** Has one of several processes ask, as a provider may give a new refresh token for an old one just once. */
  once?: Once;
  /** Where other processes ask the provider, too: each refresh token is exchanged by one of them. */
  turns?: {
    begin: (refreshToken: string) => Promise<boolean>;
    end: (refreshToken: string, isDone: boolean) => Promise<void>;
  };
};

/**
 * "gone": the provider no longer stands for the person. "expired": nothing is left to ask with.
 * `known` is what to go on with, new tokens included, also when the provider did not answer.
 */
type Answer = { known: ProviderPart; outcome: "seen" | "gone" | "unreachable" | "expired" };

type Entry = { known: ProviderPart; triedAt: number; outcome: Answer["outcome"] | null };

/**
 * Remembers for each session what its provider said last and asks again every five minutes, so that
 * a role taken away is gone, and an account closed is out. Concurrent questions of one session share one answer.
 */
export function createProviderClaims(parts: ProviderClaimsParts): Claims {
  const { now } = parts;
  const entries = new LRUCache<string, Entry>({ max: MOST_SESSIONS });
  const asking = new Map<string, Promise<Standing>>();

  function entryOf({ id, provider }: ClaimSubject): Entry {
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
    const trustedMs = outcome === "expired" ? ASK_EVERY_MS : TRUSTED_MS;
    const trusted = isWithin(known.claimAt, trustedMs);
    return { ended: false, claim: trusted ? known.claim : undefined };
  }

  async function ask(session: ClaimSubject, entry: Entry): Promise<Standing> {
    const { value } = await (parts.once ?? onceHere)(`claims ${session.id}`, {
      load: () => askAgain(parts, session.userId, entry.known),
      keepMs: ({ outcome }) => (outcome === "seen" ? ASK_EVERY_MS : TRY_AGAIN_MS),
      accept: ({ known, outcome }) => outcome !== "seen" || known.claimAt > entry.known.claimAt,
    });
    const { known, outcome } = value;
    const next = { known, triedAt: now(), outcome };
    entries.set(session.id, next);
    return standing(next);
  }

  return {
    standingOf: async (session) => {
      const entry = entryOf(session);
      const fresh = isWithin(entry.known.claimAt, ASK_EVERY_MS);
      if (fresh || isWithin(entry.triedAt, TRY_AGAIN_MS)) return standing(entry);
      const running = asking.get(session.id);
      if (running) return running;
      const started = ask(session, entry).finally(() => asking.delete(session.id));
      asking.set(session.id, started);
      return started;
    },
    latest: async (sessionId) => entries.get(sessionId)?.known ?? null,
  };
}

const MARGIN_MS = 10_000;

/** Asks the provider about a person once more, with new tokens where the old ones have run out. */
async function askAgain(
  parts: ProviderClaimsParts,
  userId: string,
  before: ProviderPart,
): Promise<Answer> {
  const metadata = await parts.metadata();
  if (metadata === null) return { known: before, outcome: "unreachable" };

  // A claim that only id tokens hold comes with new tokens, or not at all.
  const runOut = (before.accessTokenEndsAt ?? Number.POSITIVE_INFINITY) - MARGIN_MS <= parts.now();
  const wantsTokens = runOut || before.accessToken === undefined || before.claimInIdToken;
  const first = wantsTokens ? await renew(parts, metadata, before) : before;
  if (first === "refused") return { known: before, outcome: "gone" };
  if (first === "unreachable") return { known: before, outcome: "unreachable" };
  const current = first ?? before;
  if (first === null && (runOut || current.accessToken === undefined)) {
    return { known: before, outcome: "expired" };
  }

  const answer = await askUserinfo(parts.fetch, metadata, current.accessToken ?? "");
  if (answer === "unreachable") return { known: current, outcome: "unreachable" };
  if (answer !== "refused") {
    if (answer.sub !== userId) return { known: current, outcome: "gone" };
    return { known: withClaim(parts, current, answer), outcome: "seen" };
  }
  return secondTry(parts, metadata, userId, current, first !== before && first !== null);
}

/** An access token was refused although its time is not up: new tokens say whether that is final. */
async function secondTry(
  parts: ProviderClaimsParts,
  metadata: ProviderMetadata,
  userId: string,
  current: ProviderPart,
  isNew: boolean,
): Promise<Answer> {
  const renewed = isNew ? null : await renew(parts, metadata, current);
  if (renewed === "unreachable") return { known: current, outcome: "unreachable" };
  if (renewed === null || renewed === "refused") {
    // A token whose end nobody named may just have run out.
    const final = renewed === "refused" || isNew || current.accessTokenEndsAt !== undefined;
    return { known: current, outcome: final ? "gone" : "expired" };
  }
  const answer = await askUserinfo(parts.fetch, metadata, renewed.accessToken ?? "");
  if (answer === "unreachable") return { known: renewed, outcome: "unreachable" };
  if (answer === "refused" || answer.sub !== userId) return { known: renewed, outcome: "gone" };
  return { known: withClaim(parts, renewed, answer), outcome: "seen" };
}

/**
 * Null where there is no refresh token. One that another process exchanges is not refused: the new tokens
 * come with the next cookie of the session.
 */
async function renew(
  parts: ProviderClaimsParts,
  metadata: ProviderMetadata,
  before: ProviderPart,
): Promise<ProviderAnswer<ProviderPart> | null> {
  if (before.refreshToken === undefined) return null;
  const { fetch: send, credentials, now, turns } = parts;
  // Without the database nobody knows whose turn it is.
  if (turns && !(await turns.begin(before.refreshToken).catch(() => false))) return "unreachable";
  const tokens = await askTokens(send, metadata, credentials(), before.refreshToken);
  const isDone = typeof tokens !== "string";
  await turns?.end(before.refreshToken, isDone).catch(() => undefined);
  if (typeof tokens === "string") return tokens;
  return {
    ...before,
    accessToken: tokens.access_token,
    accessTokenEndsAt:
      tokens.expires_in === undefined ? undefined : now() + tokens.expires_in * 1000,
    refreshToken: tokens.refresh_token ?? before.refreshToken,
    idToken: tokens.id_token ?? before.idToken,
    claim: before.claimInIdToken
      ? claimOf(claimsIn(tokens.id_token), parts.rolesClaim)
      : before.claim,
  };
}

function withClaim(
  parts: ProviderClaimsParts,
  current: ProviderPart,
  answer: object,
): ProviderPart {
  const claim = claimOf(answer, parts.rolesClaim);
  const keeps = current.claimInIdToken && claim === undefined;
  return { ...current, claim: keeps ? current.claim : claim, claimAt: parts.now() };
}
