import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isDevelopment } from "./lib/server/config/env";
import { settings } from "./lib/server/config/settings";
import { contentSecurityPolicy } from "./lib/server/http/content-security-policy";

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

// All that may be a page, whatever its address ends with: data has a policy of its own, and a file of
// the build is never a page.
export const config = {
  matcher: ["/((?!api/|_next/static/).*)"],
};
