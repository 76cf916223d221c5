import "server-only";
import type { Account, Profile, User } from "next-auth";
import { settings } from "@/lib/server/config/settings";
import type { AuthOutcome, Refusal } from "./auth-outcome";
import { claimOf, isVerified } from "./claims";
import { roleOf } from "./membership";
import { signInAttempts } from "./sign-in-attempts";

type Attempt = { account: Account | null; profile?: Profile; user: User };

/** Whether somebody who has shown who they are may enter. Tells the outcome who, or why not. */
export function judge({ account, profile, user }: Attempt, outcome: AuthOutcome): boolean {
  const { mode, auth } = settings();
  const name = user.name ?? user.id;
  outcome.account = `account ${account?.provider} ${user.id}`;
  if (account?.provider === "demo") {
    outcome.admitted = { id: user.id, name, email: user.email, role: user.id.replace("demo-", "") };
    return mode === "demo";
  }
  const verified = isVerified(profile);
  const email = verified ? (user.email ?? null) : null;
  const role = roleOf(email, claimOf(profile, auth.rolesClaim), auth);
  if (role !== null && signInAttempts().waitOf(outcome.account) === null) {
    outcome.admitted = { id: user.id, name, email, role };
    return true;
  }
  outcome.refusal = { why: reason(role !== null, verified), email: user.email ?? null };
  return false;
}

function reason(listed: boolean, verified: boolean): Refusal["why"] {
  if (listed) return "attempts";
  return verified ? "not_listed" : "unverified";
}
