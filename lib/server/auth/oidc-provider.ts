import "server-only";
import type { Account, Profile } from "next-auth";
import type { Provider } from "next-auth/providers/index";
import type { OidcSettings } from "@/lib/server/config/settings";
import { type OutgoingProxy, TunnelAgent } from "@/lib/server/runtime/outgoing-proxy";
import { claimOf, claimsIn, isClaimSet } from "./claims";
import { wellKnownOf } from "./provider-client";
import type { ProviderPart } from "./session";

/** Longer tokens stay out of the cookie, which has to fit into the head of every request. */
const LONGEST = 2_800;

/** Where a profile keeps what came by userinfo alone. */
const USERINFO = Symbol("userinfo");

/** Any OpenID Connect provider, as next-auth wants it described. Its library asks by node:https. */
export function oidcProvider(oidc: OidcSettings, proxy: OutgoingProxy | null): Provider {
  const isSecure = oidc.issuer.startsWith("https:");
  return {
    id: "oidc",
    name: oidc.name,
    type: "oauth",
    wellKnown: wellKnownOf(oidc.issuer),
    issuer: oidc.issuer,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    idToken: true,
    ...(proxy !== null && isSecure ? { httpOptions: { agent: new TunnelAgent(proxy) } } : {}),
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: oidc.scope } },
    // The standard gives e-mail and name by userinfo; some providers put roles into the id token only.
    userinfo: {
      request: async ({ client, tokens }) => {
        const answer = await client.userinfo(tokens.access_token ?? "");
        return { ...claimsIn(tokens.id_token), ...answer, [USERINFO]: answer };
      },
    },
    profile: (profile: { sub: string; name?: string; email?: string }) => ({
      id: profile.sub,
      name: profile.name ?? profile.email ?? profile.sub,
      email: profile.email,
    }),
  };
}

/**
 * What a session keeps of a sign-in: enough to ask the provider again and to sign out there.
 * @param now epoch milliseconds
 */
export function providerPartOf(
  account: Account,
  profile: Profile | undefined,
  rolesClaim: string | null,
  now: number,
): ProviderPart {
  const { access_token, refresh_token, id_token, expires_at } = account;
  const claim = claimOf(profile, rolesClaim);
  return {
    accessToken: ifShort(access_token),
    accessTokenEndsAt: typeof expires_at === "number" ? expires_at * 1000 : undefined,
    refreshToken: ifShort(refresh_token),
    idToken: ifShort(id_token),
    claim,
    claimAt: now,
    claimInIdToken: claim !== undefined && claimOf(userinfoOf(profile), rolesClaim) === undefined,
  };
}

function userinfoOf(profile: object | undefined): object {
  const userinfo: unknown = profile && Reflect.get(profile, USERINFO);
  return isClaimSet(userinfo) ? userinfo : {};
}

function ifShort(token: string | undefined): string | undefined {
  return token !== undefined && token.length <= LONGEST ? token : undefined;
}
