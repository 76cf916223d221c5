import "server-only";
import type { Account, NextAuthOptions, Profile, User } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import type { Provider } from "next-auth/providers/index";
import { z } from "zod";
import { isRole } from "@/lib/access/permissions";
import { safeCallbackUrl } from "@/lib/http/callback-url";
import { settings } from "@/lib/server/config/settings";
import { logger } from "@/lib/server/runtime/logger";
import { authCookies } from "./auth-cookies";
import { claims, isVerified } from "./claims";
import { type AuthOutcome, mayEnter } from "./membership";
import { oidcProvider, providerPartOf } from "./oidc-provider";
import { endOf, newSession, type Session, sessionFrom } from "./session";
import { sessionSeal } from "./session-cookie";

const DEMO_NAMES = { viewer: "Vera Viewer", manager: "Mara Manager", admin: "Ada Admin" } as const;

/** Codes that next-auth reports as errors although somebody's cookie has merely run out. */
const ORDINARY = new Set(["JWT_SESSION_ERROR"]);

/**
 * next-auth's options, made from the settings of this process.
 * @param outcome learns what came of the request
 */
export function authOptions(outcome: AuthOutcome): NextAuthOptions {
  const { mode, auth, proxy } = settings();
  return {
    secret: auth.secret,
    useSecureCookies: auth.secureCookies,
    cookies: authCookies(auth.secureCookies),
    session: { strategy: "jwt", maxAge: Math.floor(auth.session.idleMs / 1000) },
    jwt: sessionSeal(),
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [
      ...(mode === "demo" ? [demoProvider()] : []),
      ...(auth.oidc ? [oidcProvider(auth.oidc, proxy)] : []),
    ],
    callbacks: {
      signIn: (attempt) => mayEnter(attempt, outcome),
      redirect: ({ url, baseUrl }) => `${baseUrl}${safeCallbackUrl(url, new URL(baseUrl).host)}`,
      jwt: async ({ token, account, profile, user }) => {
        const next = account ? begin({ account, profile, user }) : await continued(token);
        outcome.carried = sealedNow(next);
        return next;
      },
      session: ({ session, token }) => {
        const { name } = session.user ?? {};
        const opened = sealedNow(token);
        const end = opened === null ? now() : endOf(opened, auth.session);
        return { user: { name }, expires: new Date(end).toISOString(), endsInMs: end - now() };
      },
    },
    events: {
      signIn: () => {
        outcome.signedIn = true;
      },
      signOut: ({ token }) => {
        outcome.signedOut = sessionFrom(token);
      },
    },
    logger: {
      error: (code) => {
        if (ORDINARY.has(code)) logger().debug({ code }, "session over");
        else logger().error({ code }, "sign-in failed");
      },
      warn: (code) => logger().debug({ code }, "sign-in warning"),
      debug: () => undefined,
    },
  };
}

function now(): number {
  return Date.now();
}

/** The session that a token becomes when it is sealed at this moment. */
function sealedNow(token: JWT): Session | null {
  return sessionFrom({ ...token, iat: now() / 1000, exp: Number.MAX_SAFE_INTEGER });
}

type SignedIn = { account: Account; profile?: Profile; user: User };

/** The first content of a new session; nothing of an older one goes in. */
function begin({ account, profile, user }: SignedIn) {
  const { name, email } = user;
  const base = { ...newSession(now()), sub: user.id, name };
  if (account.provider === "demo") {
    return { ...base, email, demoRole: user.id.replace("demo-", "") };
  }
  const { rolesClaim } = settings().auth;
  const provider = providerPartOf(account, profile, rolesClaim, now());
  return { ...base, email: isVerified(profile) ? email : null, provider };
}

/** The same session in a new cookie, with the tokens that the provider gave meanwhile. */
async function continued(token: Record<string, unknown>) {
  const asked = settings().auth.oidc !== null && typeof token.sid === "string";
  const latest = asked ? await claims.get().latest(String(token.sid)) : null;
  // Where another process has asked the provider since, the cookie is newer than the memory.
  const before = z.looseObject({ claimAt: z.number() }).safeParse(token.provider).data;
  const isNewer = latest !== null && latest.claimAt >= (before?.claimAt ?? 0);
  return isNewer ? { ...token, provider: latest } : token;
}

function demoProvider(): Provider {
  return CredentialsProvider({
    id: "demo",
    name: "Demo",
    credentials: { role: { label: "Role", type: "text" } },
    authorize(credentials) {
      const role = credentials?.role;
      return isRole(role)
        ? { id: `demo-${role}`, name: DEMO_NAMES[role], email: `${role}@demo.invalid` }
        : null;
    },
  });
}
