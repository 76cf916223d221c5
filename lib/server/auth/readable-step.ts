import "server-only";
import type { NextRequest } from "next/server";
import { badBody } from "@/lib/server/http/json-body";

/** Steps that next-auth has and the dashboard does not: it sends no e-mail. */
const FOREIGN_STEPS = new Set(["verify-request"]);

/** A header can hold it: next-auth leads on to addresses with these in them. */
const PRINTABLE = /^[\x20-\x7e]{0,500}$/u;

/**
 * Refuses addresses that next-auth would stumble over.
 * @param steps what follows /api/auth, such as `["callback", "oidc"]`
 * @throws ProblemError `bad_search` naming `action`, `error` or `callbackUrl`
 */
export function requireReadableStep(request: NextRequest, steps: readonly string[]): void {
  const [action = ""] = steps;
  if (steps.length > 2 || FOREIGN_STEPS.has(action) || !steps.every((one) => PRINTABLE.test(one))) {
    throw noSuchStep();
  }
  const { searchParams } = request.nextUrl;
  if (!searchParams.getAll("error").every((one) => PRINTABLE.test(one))) {
    throw badBody({ parameter: "error", code: "unreadable", detail: "A plain word is needed." });
  }
  if (!searchParams.getAll("callbackUrl").every(isWebAddress)) throw unreadableReturn();
}

/** A path, or the address of a page; next-auth answers 500 to anything else. */
export function isWebAddress(text: string): boolean {
  if (text === "" || text.startsWith("/")) return URL.canParse(text, "http://here.invalid");
  return /^https?:/iu.test(text) && URL.canParse(text);
}

export function noSuchStep() {
  return badBody({
    parameter: "action",
    code: "unreadable",
    detail: "Signing in has no such step.",
  });
}

export function unreadableReturn() {
  return badBody({
    parameter: "callbackUrl",
    code: "unreadable",
    detail: "The address to come back to cannot be read.",
  });
}
