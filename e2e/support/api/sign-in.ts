import { recordSecret } from "@/e2e/support/app/artifacts";
import type { Role } from "@/lib/access/permissions";

/** A cookie jar as it stands after sign-in: name to value. */
export type Cookies = ReadonlyMap<string, string>;

/**
 * Signs in as next-auth's own form does, through the demo provider.
 * @param browser what it says of itself, and the cookies that it brings
 * @throws Error when the app refuses
 */
export async function signInDemo(
  baseUrl: string,
  role: Role,
  browser: { userAgent?: string; cookie?: string } = {},
): Promise<Cookies> {
  const { userAgent = "node", cookie } = browser;
  const csrf = await fetch(`${baseUrl}/api/auth/csrf`);
  const cookies = new Map(cookiesOf(csrf));
  const { csrfToken } = csrfBody(await csrf.json());
  const response = await fetch(`${baseUrl}/api/auth/callback/demo`, {
    method: "POST",
    headers: {
      cookie: [cookieHeader(cookies), ...(cookie ? [cookie] : [])].join("; "),
      "user-agent": userAgent,
    },
    body: new URLSearchParams({ csrfToken, role, json: "true", callbackUrl: `${baseUrl}/jobs` }),
    redirect: "manual",
  });
  for (const [name, value] of cookiesOf(response)) cookies.set(name, value);
  const sessions = [...cookies].filter(([name]) => name.includes("session-token"));
  for (const [name, value] of sessions) recordSecret(name, value);
  if (response.ok && sessions.length > 0) return cookies;
  throw new Error(`Demo sign-in as ${role} answered ${response.status}: ${await response.text()}`);
}

/** The cookies as Playwright's `addCookies` takes them. */
export function browserCookies(cookies: Cookies, url: string) {
  return [...cookies].map(([name, value]) => ({ name, value, url }));
}

export function cookieHeader(cookies: Cookies): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}

function cookiesOf(response: Response): [string, string][] {
  return response.headers.getSetCookie().map((cookie) => {
    const pair = cookie.split(";", 1)[0] ?? "";
    const equals = pair.indexOf("=");
    return [pair.slice(0, equals), pair.slice(equals + 1)];
  });
}

function csrfBody(body: unknown): { csrfToken: string } {
  if (typeof body === "object" && body !== null && "csrfToken" in body) {
    const { csrfToken } = body;
    if (typeof csrfToken === "string") return { csrfToken };
  }
  throw new Error("/api/auth/csrf answered without a token.");
}
