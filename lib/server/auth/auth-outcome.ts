import "server-only";
import type { AuditPerson } from "@/lib/server/db/audit-log";
import type { Session } from "./session";

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
