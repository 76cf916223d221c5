import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { type IdentityProvider, OIDC_CLIENT, startIdentityProvider } from "../support/oidc";
import { type App, type Simulator, startApp, startSimulator } from "../support/server";

test.describe.configure({ mode: "serial" });

const DESKTOP = { tag: "@desktop" };

let provider: IdentityProvider;
let simulator: Simulator;
let app: App;

test.beforeAll(async () => {
  provider = await startIdentityProvider((login) => ({
    ...(login === "ada" && { roles: ["staff", "admin"] }),
    ...(login === "eve" && { email: "mara@example.com", email_verified: false }),
  }));
  simulator = await startSimulator(["--latency", "0", "--jitter", "0", "--jobs", "200"]);
  app = await startApp({
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
  });
  provider.serve(app.baseUrl);
});

test.afterAll(async () => {
  await app?.stop();
  await simulator?.stop();
  await provider?.stop();
});

/** From the app's button over the provider's own pages and back. */
async function signInAs(page: Page, login: string, path = "/jobs"): Promise<void> {
  await page.goto(`${app.baseUrl}${path}`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Example ID" }).click();
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("whatever");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

for (const [login, role] of [
  ["vera", "viewer"],
  ["mara", "manager"],
  ["ada", "admin"],
] as const) {
  test(
    `${login} enters as ${role} and comes back to the address asked for`,
    DESKTOP,
    async ({ page }) => {
      await signInAs(page, login, "/jobs?status=HOLD");
      await expect(page).toHaveURL(`${app.baseUrl}/jobs?status=HOLD`);
      await expect(page.getByRole("heading", { name: "Jobs", level: 1 })).toBeVisible();
      await page.getByRole("button", { name: `Account: ${login}` }).click();
      await expect(page.getByRole("menu")).toContainText(role, { ignoreCase: true });
    },
  );
}

for (const [login, who] of [
  ["stranger", "somebody whose address is on no list"],
  ["eve", "somebody whose listed address is not verified"],
] as const) {
  test(`${who} is refused, is told why, and has no session`, DESKTOP, async ({ page }) => {
    await signInAs(page, login);
    await expect(page).toHaveURL(/\/sign-in\?.*error=AccessDenied/);
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
    const answer = await page.request.get(`${app.baseUrl}/api/jobs`);
    expect(answer.status()).toBe(401);
  });
}

test("the demo's sign-in does not exist here", DESKTOP, async ({ page, request }) => {
  await page.goto(`${app.baseUrl}/sign-in`);
  await expect(page.getByRole("button", { name: /Manager/ })).toHaveCount(0);
  const { csrfToken } = await (await request.get(`${app.baseUrl}/api/auth/csrf`)).json();
  await request.post(`${app.baseUrl}/api/auth/callback/demo`, {
    form: { csrfToken, role: "admin", json: "true" },
  });
  expect((await request.get(`${app.baseUrl}/api/jobs`)).status()).toBe(401);
});
