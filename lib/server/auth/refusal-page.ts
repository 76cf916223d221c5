import "server-only";
import type { NextRequest } from "next/server";
import { safeCallbackUrl } from "@/lib/http/callback-url";
import { problem } from "@/lib/http/problem";
import { settings } from "@/lib/server/config/settings";
import { problemResponse } from "@/lib/server/http/problems";
import { cookieName, noteCookie } from "./auth-cookies";
import type { Refusal } from "./membership";

const ERRORS = {
  not_listed: "AccessDenied",
  unverified: "Unverified",
  attempts: "TooManyAttempts",
} as const satisfies Record<Refusal["why"], string>;

/** Leads to the sign-in page, which then knows what was refused and where the person wanted to go. */
export async function refused(
  request: NextRequest,
  answer: Response,
  refusal: Refusal,
): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.set("location", signInPage(request, ERRORS[refusal.why]));
  headers.append("set-cookie", await noteCookie("sign-in-refused", { email: refusal.email }));
  return new Response(null, { status: 302, headers });
}

/** A browser is led on to a page that says so; what reads JSON gets a problem. `wait` in seconds. */
export function tooManyAttempts(request: NextRequest, wait: number): Response {
  if (request.headers.get("accept")?.includes("text/html")) {
    const page = signInPage(request, ERRORS.attempts).replaceAll("&", "&amp;");
    return new Response(
      `<!doctype html><meta charset="utf-8"><title>429</title><meta http-equiv="refresh" content="0;url=${page}">`,
      {
        status: 429,
        headers: {
          "retry-after": String(wait),
          "cache-control": "no-store",
          "content-type": "text/html; charset=utf-8",
        },
      },
    );
  }
  return problemResponse(
    problem("rate_limited", {
      detail: "Too many sign-ins failed from this address. Wait, then try again.",
      retryAfter: wait,
    }),
  );
}

function signInPage(request: NextRequest, error: string): string {
  const { secureCookies } = settings().auth;
  const wanted = request.cookies.get(cookieName("callback-url", secureCookies))?.value;
  const callbackUrl = safeCallbackUrl(wanted, request.headers.get("host"));
  return `/sign-in?${new URLSearchParams({ error, callbackUrl })}`;
}
