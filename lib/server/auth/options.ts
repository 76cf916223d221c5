import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { Provider } from "next-auth/providers/index";
import { isRole } from "@/lib/access/role";
import { logger } from "../logger";
import { settings } from "../settings";
import type { Settings } from "../settings-from";
import { roleOf } from "./membership";

const DEMO_NAMES = { viewer: "Vera Viewer", manager: "Mara Manager", admin: "Ada Admin" } as const;

/** next-auth's options, made from the settings of this process. */
export function authOptions(): NextAuthOptions {
  const { mode, auth } = settings();
  return {
    secret: auth.secret,
    useSecureCookies: auth.secureCookies,
    session: { strategy: "jwt", maxAge: 12 * 60 * 60 },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [
      ...(mode === "demo" ? [demoProvider()] : []),
      ...(auth.oidc ? [oidcProvider(auth.oidc)] : []),
    ],
    callbacks: {
      signIn({ account, profile, user }) {
        if (account?.provider === "demo") return mode === "demo";
        const verified = profile === undefined || claimOf(profile, "email_verified") !== false;
        const claim = auth.rolesClaim ? claimOf(profile, auth.rolesClaim) : undefined;
        return roleOf(verified ? (user.email ?? null) : null, claim, auth) !== null;
      },
      jwt({ token, account, profile, user }) {
        if (account?.provider === "demo") token.demoRole = user.id.replace("demo-", "");
        if (account?.provider === "oidc" && auth.rolesClaim) {
          token.rolesClaim = claimOf(profile, auth.rolesClaim);
        }
        return token;
      },
    },
    logger: {
      error: (code) => logger().error({ code }, "sign-in failed"),
      warn: (code) => logger().debug({ code }, "sign-in warning"),
      debug: () => undefined,
    },
  };
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

function oidcProvider(oidc: NonNullable<Settings["auth"]["oidc"]>): Provider {
  return {
    id: "oidc",
    name: oidc.name,
    type: "oauth",
    wellKnown: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    issuer: oidc.issuer,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    // The standard gives e-mail and name by userinfo; some providers put roles into the id token only.
    userinfo: {
      request: async ({ client, tokens }) => ({
        ...claimsIn(tokens.id_token),
        ...(await client.userinfo(tokens.access_token ?? "")),
      }),
    },
    profile: (profile: { sub: string; name?: string; email?: string }) => ({
      id: profile.sub,
      name: profile.name ?? profile.email ?? profile.sub,
      email: profile.email,
    }),
  };
}

/** The claims of an id token that next-auth has validated already. */
function claimsIn(idToken: string | undefined): Record<string, unknown> {
  const payload = idToken?.split(".")[1] ?? "";
  return payload === "" ? {} : JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
}

function claimOf(profile: object | undefined, name: string): unknown {
  return profile && Object.hasOwn(profile, name) ? Reflect.get(profile, name) : undefined;
}
