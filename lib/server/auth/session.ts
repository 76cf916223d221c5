import "server-only";
import { randomBytes } from "node:crypto";
import type { JWT } from "next-auth/jwt";
import { z } from "zod";
import { settings } from "@/lib/server/config/settings";
import { port } from "@/lib/server/runtime/port";

const providerPart = z.object({
  accessToken: z.string().optional(),
  /** Epoch ms; absent where the provider does not say. */
  accessTokenEndsAt: z.number().optional(),
  refreshToken: z.string().optional(),
  idToken: z.string().optional(),
  /** What the provider says about roles, and when it was last asked (epoch ms). */
  claim: z.unknown().optional(),
  claimAt: z.number(),
  /** Whether the claim stood in the id token only, which asking for the person does not repeat. */
  claimInIdToken: z.boolean(),
});

const sessionPart = z.object({
  sid: z.string().min(1),
  sub: z.string().min(1),
  signedInAt: z.number(),
  iat: z.number(),
  exp: z.number(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  demoRole: z.string().optional(),
  provider: providerPart.optional(),
});

/** What the provider gave at sign-in and since; only the server reads it. */
export type ProviderPart = z.infer<typeof providerPart>;

/** An opened session cookie. Instants are epoch ms. */
export type Session = {
  /** New with each sign-in, the same in every renewal. */
  id: string;
  userId: string;
  name: string | null;
  email: string | null;
  signedInAt: number;
  issuedAt: number;
  expiresAt: number;
  demoRole: string | null;
  provider: ProviderPart | null;
};

export type SessionLimits = { idleMs: number; maxMs: number };

/** Null for a token that is no session: another kind, or made by an older version. */
export function sessionFrom(token: JWT): Session | null {
  const { success, data } = sessionPart.safeParse(token);
  if (!success) return null;
  return {
    id: data.sid,
    userId: data.sub,
    name: data.name ?? null,
    email: data.email ?? null,
    signedInAt: data.signedInAt,
    issuedAt: data.iat * 1000,
    expiresAt: data.exp * 1000,
    demoRole: data.demoRole ?? null,
    provider: data.provider ?? null,
  };
}

/** What makes a token a session of its own, 128 random bits; a sign-in never continues an older one. */
export function newSession(now: number): { sid: string; signedInAt: number } {
  return { sid: randomBytes(16).toString("hex"), signedInAt: now };
}

/** When a session ends, whichever comes first: unused for too long, or too old. Epoch ms. */
export function endOf(session: Session, { idleMs, maxMs }: SessionLimits): number {
  const unused = Math.min(session.expiresAt, session.issuedAt + idleMs);
  return Math.min(unused, session.signedInAt + maxMs);
}

/** A session in use, its end (epoch ms) and the `User-Agent` of the request that uses it. */
export type SessionUse = { session: Session; endsAt: number; userAgent: string | null };

/** Which sessions are in use, for people to see and to end. */
export interface SessionTracker {
  /** Somebody uses a session. Never fails, and nobody waits for what comes of it. */
  note(use: SessionUse): void;
  /** Resolves when every session noted so far is kept, or given up until it is used again. */
  settled(): Promise<void>;
}

export const sessionTracker = port<SessionTracker>("session-tracker");

/** Somebody uses a session: notes it behind the answer. */
export function trackSession(session: Session, userAgent: string | null): void {
  const endsAt = endOf(session, settings().auth.session);
  sessionTracker.get().note({ session, endsAt, userAgent });
}
