import "server-only";
import { NextRequest } from "next/server";
import { parseJson } from "@/lib/http/parse-json";
import { settings } from "@/lib/server/config/settings";
import { badBody, textBody } from "@/lib/server/http/json-body";
import { causeOf, PRIVATE, problemResponse, toProblem } from "@/lib/server/http/problems";
import { requireSameOrigin } from "@/lib/server/http/same-origin";
import { logger } from "@/lib/server/runtime/logger";
import { cookieName } from "./auth-cookies";

type Context = { params: Promise<{ nextauth: string[] }> };
type Answer = (request: NextRequest, context: Context) => Promise<Response>;

/** Steps that next-auth has and the dashboard does not: it sends no e-mail. */
const FOREIGN_STEPS = new Set(["verify-request"]);

/** A header can hold it: next-auth leads on to addresses with these in them. */
const PRINTABLE = /^[\x20-\x7e]{0,500}$/u;

/** next-auth's own forms hold a token, a role and an address. */
const MOST_BYTES = 16 * 1024;

/**
 * Stands before next-auth: refuses other sites' forms, long or unreadable bodies and steps that there
 * are not, as every other route does. What browsers report of themselves (`_log`) is taken and
 * dropped: anybody may send it, and it would stand in the log.
 */
export function guardAuth(answer: Answer): Answer {
  return async (request, context) => {
    try {
      requireSameOrigin(request, settings().auth.origin);
      const readable = await withReadableBody(request);
      const steps = (await context.params).nextauth;
      if (steps[0] === "_log") return Response.json({}, { headers: PRIVATE });
      requireReadableStep(request, steps);
      const { name, value } = returnCookie(request);
      if (!isWebAddress(value)) return problemResponse(unreadableReturn().problem, forget(name));
      const reply = await answer(readable, context);
      const isText = !/json|html/u.test(reply.headers.get("content-type") ?? "");
      if (reply.status >= 400 && isText) throw noSuchStep();
      return withoutStorage(reply);
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === "internal") {
        logger().error({ route: "auth", ...causeOf(error) }, "route failed");
      }
      return problemResponse(problem);
    }
  };
}

/**
 * Refuses addresses that next-auth would stumble over.
 * @param steps what follows /api/auth, such as `["callback", "oidc"]`
 * @throws ProblemError `bad_search` naming `action`, `error` or `callbackUrl`
 */
function requireReadableStep(request: NextRequest, steps: readonly string[]): void {
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
function isWebAddress(text: string): boolean {
  if (text === "" || text.startsWith("/")) return URL.canParse(text, "http://here.invalid");
  return /^https?:/iu.test(text) && URL.canParse(text);
}

function noSuchStep() {
  return badBody({
    parameter: "action",
    code: "unreadable",
    detail: "Signing in has no such step.",
  });
}

function unreadableReturn() {
  return badBody({
    parameter: "callbackUrl",
    code: "unreadable",
    detail: "The address to come back to cannot be read.",
  });
}

/** Where next-auth keeps the address to come back to. */
function returnCookie(request: NextRequest): { name: string; value: string } {
  const name = cookieName("callback-url", settings().auth.secureCookies);
  return { name, value: request.cookies.get(name)?.value ?? "" };
}

/** Whoever has a spoilt cookie is not kept out by it for good. */
function forget(name: string): Record<string, string> {
  const secure = name.startsWith("__Secure-") ? "; Secure" : "";
  return { "set-cookie": `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}` };
}

/** next-auth says so of some of its answers only. */
function withoutStorage({ body, status, headers }: Response): Response {
  const reply = new Response(body, { status, headers });
  for (const [name, value] of Object.entries(PRIVATE)) reply.headers.set(name, value);
  return reply;
}

/** next-auth throws at JSON that is none, and reads as much as there is. */
async function withReadableBody(request: NextRequest): Promise<NextRequest> {
  if (request.body === null) return request;
  const text = await textBody(request, { mostBytes: MOST_BYTES, field: "body" });
  const isJson = request.headers.get("content-type")?.includes("application/json") ?? false;
  if (isJson && !isObject(text)) {
    throw badBody({ parameter: "body", code: "unreadable", detail: "A JSON object is needed." });
  }
  const { method, headers } = request;
  return new NextRequest(request.url, { method, headers, body: text });
}

function isObject(text: string): boolean {
  const value = parseJson(text);
  return typeof value === "object" && value !== null;
}
