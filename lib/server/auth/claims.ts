import "server-only";
import { parseJson } from "@/lib/http/parse-json";
import { port } from "@/lib/server/runtime/port";
import type { ProviderPart } from "./session";

/** `ended`: the provider no longer stands for the person. `claim`: what it says about roles. */
export type Standing = { ended: true } | { ended: false; claim: unknown };

/** A session of somebody who signed in at the provider. */
export type ClaimSubject = { id: string; userId: string; provider: ProviderPart };

/** What the provider says of a person, again and again while the session lasts. */
export interface Claims {
  /** As of the last five minutes, where the provider can be asked. */
  standingOf(session: ClaimSubject): Promise<Standing>;
  /** The newest tokens and claim of a session, for its next cookie; null for one not asked about yet. */
  latest(sessionId: string): Promise<ProviderPart | null>;
}

/** Provided where a provider is set up. */
export const claims = port<Claims>("claims");

export type ClaimSet = Readonly<Record<string, unknown>>;

/** The claims inside an id token that came straight from the provider. None where it is unreadable. */
export function claimsIn(idToken: string | undefined): ClaimSet {
  const payload = idToken?.split(".")[1] ?? "";
  const read = parseJson(Buffer.from(payload, "base64url").toString("utf8"));
  return isClaimSet(read) ? read : {};
}

export function claimOf(set: object | undefined, name: string | null): unknown {
  return set && name !== null && Object.hasOwn(set, name) ? Reflect.get(set, name) : undefined;
}

export function isClaimSet(value: unknown): value is ClaimSet {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the provider stands for the address: only an explicit no counts as one. */
export function isVerified(set: object | undefined): boolean {
  const verified = claimOf(set, "email_verified");
  return verified !== false && verified !== "false";
}
