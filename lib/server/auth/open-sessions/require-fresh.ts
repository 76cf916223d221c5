import "server-only";
import { ProblemError } from "@/lib/http/problem";
import type { Session } from "@/lib/server/auth/session";
import { FRESH_MS } from "@/lib/sessions/open-session";

/**
 * Lets through who signed in a moment ago: whoever merely found or copied a session ends none of the
 * sessions of its person.
 * @param now epoch milliseconds
 * @throws ProblemError `forbidden` with the reason `signInAgain`
 */
export function requireFresh({ signedInAt }: Pick<Session, "signedInAt">, now = Date.now()): void {
  const age = now - signedInAt;
  // After a clock was set back an old sign-in lies ahead of it: that is no recent one.
  if (age >= 0 && age < FRESH_MS) return;
  throw new ProblemError("forbidden", {
    detail: "Ending sessions needs a sign-in of the last 15 minutes. Sign in again, then end them.",
    reason: "signInAgain",
  });
}
