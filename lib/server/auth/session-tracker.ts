import "server-only";
import { settings } from "@/lib/server/config/settings";
import { port } from "@/lib/server/runtime/port";
import { endOf, type Session } from "./session";

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
