import type { Page } from "@playwright/test";
import { type IdentityProvider, OIDC_CLIENT, startIdentityProvider } from "./app/identity-provider";
import { type App, type Environment, type Simulator, startApp, startSimulator } from "./app/server";
import { waitUntilAlive } from "./screen/jobs-screen";

export type LiveApp = {
  app: App;
  provider: IdentityProvider;
  simulator: Simulator;
  stop: () => Promise<void>;
};

/**
 * An app in live mode with a provider and an Amazon of its own. vera is a viewer and mara a manager by
 * the lists; what `claims` answers comes from the provider.
 */
export async function startLiveApp(
  claims: (login: string) => Record<string, unknown>,
  env: Environment = {},
): Promise<LiveApp> {
  const provider = await startIdentityProvider(claims);
  const simulator = await startSimulator(["--latency", "0", "--jitter", "0", "--jobs", "200"]);
  const app = await startApp({
    ...simulator.env,
    SP_API_MODE: "live",
    SP_API_CLIENT_ID: "amzn1.application-oa2-client.simulator",
    SP_API_CLIENT_SECRET: "amzn1.oa2-cs.v1.simulator",
    SP_API_REFRESH_TOKEN: "Atzr|simulator",
    NEXTAUTH_SECRET: "a secret of at least thirty-two characters",
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: OIDC_CLIENT.id,
    OIDC_CLIENT_SECRET: OIDC_CLIENT.secret,
    OIDC_NAME: "Example ID",
    OIDC_ROLES_CLAIM: "roles",
    AUTH_ALLOWED_EMAILS: "vera@example.com",
    AUTH_MANAGER_EMAILS: "mara@example.com",
    AUTH_CONTACT: "it@example.com",
    ...env,
  });
  provider.serve(app.baseUrl);
  const stop = async () => {
    await app.stop();
    await simulator.stop();
    await provider.stop();
  };
  return { app, provider, simulator, stop };
}

/** From the app's button over the provider's own pages and back. */
export async function signInAs(
  page: Page,
  { app }: LiveApp,
  login: string,
  path = "/jobs",
): Promise<void> {
  await page.goto(`${app.baseUrl}${path}`);
  await waitUntilAlive(page);
  await page.getByRole("button", { name: "Example ID" }).click();
  await enterAtProvider(page, login);
}

/** The provider's own form. */
export async function enterAtProvider(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("whatever");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}
