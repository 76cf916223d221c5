import "server-only";
import type { Account, Profile, User } from "next-auth";
import { atLeast, isRole, type Role } from "@/lib/access/permissions";
import type { AuditPerson } from "@/lib/audit/audit-record";
import { settings } from "@/lib/server/config/settings";
import { claimOf, isVerified } from "./claims";
import type { Session } from "./session";
import { signInAttempts } from "./sign-in-attempts";

type Membership = {
  allowedEmails: readonly string[];
  managerEmails: readonly string[];
  adminEmails: readonly string[];
};

/** Whether an address is on a list; `*@example.com` stands for every address of that domain. */
function isListed(email: string, list: readonly string[]): boolean {
  const domain = email.slice(email.lastIndexOf("@"));
  return list.some((entry) =>
    entry.startsWith("*@") ? entry.slice(1) === domain : entry === email,
  );
}

/**
 * The role of a person, or null for someone who may not enter.
 * The highest of what the lists and the provider's claim say counts.
 * @param claim what the provider sent under OIDC_ROLES_CLAIM: a name or a list of names
 */
export function roleOf(email: string | null, claim: unknown, lists: Membership): Role | null {
  const address = email?.trim().toLowerCase() ?? "";
  const granted: Role[] = [claim].flat().filter(isRole);
  if (address !== "") {
    if (isListed(address, lists.allowedEmails)) granted.push("viewer");
    if (isListed(address, lists.managerEmails)) granted.push("manager");
    if (isListed(address, lists.adminEmails)) granted.push("admin");
  }
  return granted.reduce<Role | null>(
    (best, role) => (best !== null && atLeast(best, role) ? best : role),
    null,
  );
}

/** Why somebody whom the provider knows is not let in. */
export type Refusal = { why: "not_listed" | "unverified" | "attempts"; email: string | null };

/** What came of one request to next-auth; filled in by its callbacks. */
export type AuthOutcome = {
  /** Who was let in by the rules; they are in when `signedIn`. */
  admitted: AuditPerson | null;
  signedIn: boolean;
  /** The session that a cookie of this answer carries, begun or renewed. */
  carried: Session | null;
  refusal: Refusal | null;
  /** The account that was refused. */
  account: string | null;
  signedOut: Session | null;
};

export function newOutcome(): AuthOutcome {
  return {
    admitted: null,
    signedIn: false,
    carried: null,
    refusal: null,
    account: null,
    signedOut: null,
  };
}

type Attempt = { account: Account | null; profile?: Profile; user: User };

/** Whether somebody who has shown who they are may enter. Writes into the outcome who, or why not. */
export async function mayEnter(
  { account, profile, user }: Attempt,
  outcome: AuthOutcome,
): Promise<boolean> {
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
  if (role !== null && (await signInAttempts.get().waitOf(outcome.account)) === null) {
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
