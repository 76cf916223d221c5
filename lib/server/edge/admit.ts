import "server-only";
import { leastRole, may, type Permission } from "@/lib/access/permissions";
import { ProblemError } from "@/lib/http/problem";
import { noteRefusal } from "../audit/note-refusal";
import type { User } from "../auth/user";
import { processSingleton } from "../process-singleton";
import { settings } from "../settings";
import { type Allowances, createAllowances } from "./allowances";
import { requireSameOrigin } from "./same-origin";

/** An answer from memory costs the machine a little, and Amazon nothing. */
const FROM_MEMORY = 0.02;

export type Admission = {
  user: User;
  /** Gives back most of what the request cost when its answer is older than the request. */
  settle: (answer: object) => void;
};

type Asked = { request: Request; params: unknown; user: User | null };
type Door = { name: string; permission: Permission };

/**
 * Lets a request in, or says why not: no session, too low a role, another site, or too many of them.
 * A role that is too low goes on record.
 * @throws ProblemError `unauthenticated`, `forbidden`, or `rate_limited` with the seconds to wait
 */
export function admit({ request, params, user }: Asked, { name, permission }: Door): Admission {
  if (user === null) {
    throw new ProblemError("unauthenticated", {
      detail: "There is no session, or it has ended. Sign in and try again.",
    });
  }
  if (!may(user.role, permission)) {
    charge(user.id);
    noteRefusal(user, permission, { route: name, params });
    throw new ProblemError("forbidden", {
      detail: `This needs the role ${leastRole(permission)}; yours is ${user.role}.`,
    });
  }
  requireSameOrigin(request, settings().auth.origin);
  return { user, settle: charge(user.id) };
}

function charge(user: string): (answer: object) => void {
  const started = Date.now();
  const retryAfter = allowances().take(user, 1);
  if (retryAfter > 0) {
    throw new ProblemError("rate_limited", {
      detail: "You, or a program under your name, ask more than one person's share.",
      retryAfter,
    });
  }
  return (answer) => {
    if (fetchedBefore(answer, started)) allowances().giveBack(user, 1 - FROM_MEMORY);
  };
}

function fetchedBefore(answer: object, instant: number): boolean {
  if (!("fetchedAt" in answer) || typeof answer.fetchedAt !== "string") return false;
  return Date.parse(answer.fetchedAt) < instant;
}

function allowances(): Allowances {
  return processSingleton("allowances", () => createAllowances(settings().perUser));
}
