import "server-only";
import { claimOf, claimsIn } from "./claims";
import {
  askTokens,
  askUserinfo,
  type ProviderAnswer,
  type ProviderCredentials,
} from "./provider-client";
import type { ProviderMetadata } from "./provider-metadata";
import type { ProviderPart } from "./session";

const MARGIN_MS = 10_000;

export type LookParts = {
  metadata: () => Promise<ProviderMetadata | null>;
  /** Asked each time: a secret may be swapped while the process runs. */
  credentials: () => ProviderCredentials;
  /** Name of the claim that holds roles; null when roles come from the lists alone. */
  rolesClaim: string | null;
  fetch: typeof fetch;
  /** Epoch milliseconds. */
  now: () => number;
};

/**
 * "gone": the provider no longer stands for the person. "expired": nothing is left to ask with.
 * `known` is what to go on with, new tokens included, also when the provider did not answer.
 */
export type Look = { known: ProviderPart; outcome: "seen" | "gone" | "unreachable" | "expired" };

/** Asks the provider about a person once more, with new tokens where the old ones have run out. */
export async function lookAgain(
  parts: LookParts,
  userId: string,
  before: ProviderPart,
): Promise<Look> {
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
  parts: LookParts,
  metadata: ProviderMetadata,
  userId: string,
  current: ProviderPart,
  isNew: boolean,
): Promise<Look> {
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

/** Null where there is no refresh token. */
async function renew(
  parts: LookParts,
  metadata: ProviderMetadata,
  before: ProviderPart,
): Promise<ProviderAnswer<ProviderPart> | null> {
  if (before.refreshToken === undefined) return null;
  const { fetch: ask, credentials, now } = parts;
  const tokens = await askTokens(ask, metadata, credentials(), before.refreshToken);
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

function withClaim(parts: LookParts, current: ProviderPart, answer: object): ProviderPart {
  const claim = claimOf(answer, parts.rolesClaim);
  const keeps = current.claimInIdToken && claim === undefined;
  return { ...current, claim: keeps ? current.claim : claim, claimAt: parts.now() };
}
