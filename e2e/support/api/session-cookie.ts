import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { recordSecret } from "@/e2e/support/app/artifacts";

type Token = { sub: string; email?: string; name?: string; demoRole?: string };

/** A session cookie of next-auth as the app would have set it over http, sealed with `secret`. */
export async function sessionCookie(secret: string, token: Token): Promise<string> {
  const whole = { sid: randomUUID(), signedInAt: Date.now(), ...token };
  const value = await encode({ secret, token: whole, maxAge: 1_800 });
  recordSecret("service-jobs.session-token", value);
  return `service-jobs.session-token=${value}`;
}
