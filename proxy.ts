import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "./lib/server/edge/content-security-policy";
import { isDevelopment } from "./lib/server/env";
import { settings } from "./lib/server/settings";

/** Gives every page its own nonce; Next reads it from the policy and puts it on its scripts. */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy({
    nonce: randomBytes(16).toString("base64"),
    https: settings().auth.secureCookies,
    development: isDevelopment(),
  });
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

// Pages only: routes answer data under a policy of their own, and files are the same for everybody.
export const config = {
  matcher: ["/((?!api/|_next/static|_next/image|.*\\.(?:svg|ico|png|webmanifest|txt)$).*)"],
};
