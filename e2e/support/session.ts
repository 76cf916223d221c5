import { encode } from "next-auth/jwt";

/** A session cookie of next-auth as the app would have set it over http, sealed with `secret`. */
export async function sessionCookie(
  secret: string,
  token: { sub: string; email?: string; name?: string; demoRole?: string },
): Promise<string> {
  return `next-auth.session-token=${await encode({ secret, token })}`;
}
