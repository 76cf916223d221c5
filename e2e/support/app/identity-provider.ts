import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** What the app needs to sign people in with this provider. */
export const OIDC_CLIENT = { id: "dashboard", secret: randomBytes(24).toString("base64url") };

const DAY_S = 24 * 60 * 60;

export type IdentityProvider = {
  issuer: string;
  /** Opens for one app; a person who signs in as `mara` is mara@example.com. */
  serve: (appUrl: string) => void;
  stop: () => Promise<void>;
};

/**
 * A certified OpenID Connect provider on a loopback port, with its own sign-in form that takes any
 * password. It gives e-mail and name by its userinfo endpoint only, as the standard has it.
 */
export async function startIdentityProvider(
  claims: (login: string) => Record<string, unknown> = () => ({}),
): Promise<IdentityProvider> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  return {
    issuer,
    serve: (appUrl) => {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: OIDC_CLIENT.id,
            client_secret: OIDC_CLIENT.secret,
            redirect_uris: [`${appUrl}/api/auth/callback/oidc`],
            post_logout_redirect_uris: [`${appUrl}/sign-in`],
          },
        ],
        claims: { openid: ["sub", "roles"], email: ["email", "email_verified"], profile: ["name"] },
        cookies: { keys: [randomBytes(24).toString("hex")] },
        // An app whose clock runs ahead finds them valid, too.
        ttl: { AccessToken: DAY_S, IdToken: DAY_S },
        pkce: { required: () => true },
        findAccount: (_, login) => ({
          accountId: login,
          claims: () => ({
            sub: login,
            email: `${login}@example.com`,
            email_verified: true,
            name: login,
            ...claims(login),
          }),
        }),
      });
      server.on("request", provider.callback());
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
