import "server-only";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { settings } from "@/lib/server/config/settings";
import { audit } from "@/lib/server/http/audit";
import { ownAddress } from "@/lib/server/http/client-address";
import { endSession } from "./end-session";
import { type AuthOutcome, newOutcome } from "./membership";
import { authOptions } from "./options";
import { refused, tooManyAttempts } from "./refusal-page";
import { trackSession } from "./session";
import { readSession, sealedSession, wasEnded } from "./session-cookie";
import { endsOwnSignIn, signInAttempts } from "./sign-in-attempts";
import { signOutAnswer } from "./sign-out";

type Context = { params: Promise<{ nextauth: string[] }> };

/** What a sign-in may ask of the provider; everything else in the address is dropped. */
const PROMPTS = new Set(["login", "select_account"]);

/**
 * Every request of next-auth: its own answer, and around it what it does not do. Failed sign-ins are
 * limited by account and, where it is a person's own, by address; sign-ins and sign-outs are on record before they count, and a sign-out ends the session.
 */
export async function answerAuth(request: NextRequest, context: Context): Promise<Response> {
  const [action, provider] = (await context.params).nextauth;
  const address = ownAddress(request.headers, settings().trustedProxyHops);
  const from = address === null ? [] : [`address ${address}`];
  const isStart = action === "signin" && request.method === "POST";
  if (isStart || action === "callback") {
    const wait = await signInAttempts.get().waitOf(...from);
    if (wait !== null) return tooManyAttempts(request, wait);
  }
  if (action === "session" && (await wasEnded(sealedSession(request.cookies.getAll())))) {
    return sessionEnded();
  }
  const outcome = newOutcome();
  const asked = isStart ? withoutParameters(request) : request;
  const answer: Response = await NextAuth(asked, context, authOptions(outcome));
  if (action === "callback") {
    const own = await endsOwnSignIn(request, provider);
    return afterCallback(request, answer, outcome, own ? from : []);
  }
  noteCarried(request, outcome);
  if (outcome.signedOut === null) return answer;
  await endSession(outcome.signedOut, "person");
  return signOutAnswer(request, answer, outcome.signedOut);
}

/** @param from whom a failure counts against beside its account */
async function afterCallback(
  request: NextRequest,
  answer: Response,
  outcome: AuthOutcome,
  from: readonly string[],
): Promise<Response> {
  if (outcome.signedIn) {
    await audit.get().record({ action: "sign_in", user: outcome.admitted });
    await endReplaced(request, outcome);
    noteCarried(request, outcome);
    return answer;
  }
  // A form without its token, or to a provider that there is not, is nobody's attempt.
  if (!/[?&]error=/u.test(await targetOf(answer))) return answer;
  const { refusal, account } = outcome;
  const isLast = await signInAttempts.get().fail(...from, ...(account === null ? [] : [account]));
  if (isLast) noteRefusal("attempts", null);
  if (refusal === null) return answer;
  noteRefusal(refusal.why, refusal.email);
  return refused(request, answer, refusal);
}

/** The cookie of an older session in this browser is no key any more. */
async function endReplaced(request: NextRequest, { carried }: AuthOutcome): Promise<void> {
  const before = await readSession(sealedSession(request.cookies.getAll()));
  if (before && before.id !== carried?.id) await endSession(before, "sign_in");
}

/** The session is open from now on, or open for longer. */
function noteCarried(request: NextRequest, { carried }: AuthOutcome): void {
  if (carried) trackSession(carried, request.headers.get("user-agent"));
}

/** next-auth's answer to somebody without a session. The cookie stays: the sign-in page says by it why. */
function sessionEnded(): Response {
  return Response.json({}, { headers: { "cache-control": "private, no-cache, no-store" } });
}

/** Strangers are not named in the log: the domain of their address says where they came from. */
function noteRefusal(why: string, email: string | null): void {
  const domain = email?.slice(email.lastIndexOf("@") + 1);
  audit.get().note({
    action: "sign_in_refused",
    user: null,
    details: { why, ...(domain ? { domain } : {}) },
  });
}

async function targetOf(answer: Response): Promise<string> {
  return answer.headers.get("location") ?? (await answer.clone().text());
}

/** next-auth hands every parameter on to the provider, the address to come back to included. */
function withoutParameters(request: NextRequest): NextRequest {
  const url = new URL(request.url);
  const prompt = url.searchParams.get("prompt") ?? "";
  url.search = PROMPTS.has(prompt) ? `?prompt=${prompt}` : "";
  return new NextRequest(url, request);
}
