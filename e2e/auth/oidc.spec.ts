import { expect, type Page, test } from "@playwright/test";
import { type AppClock, createAppClock } from "@/e2e/support/app/app-clock";
import { enterAtProvider, type LiveApp, signInAs, startLiveApp } from "@/e2e/support/live-app";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

test.describe.configure({ mode: "serial" });

const DESKTOP = { tag: "@desktop" };
const VARIANT = { tag: ["@desktop", "@deep"] };

let clock: AppClock;
let live: LiveApp;

/** What the provider says beyond name and address, by login. */
const CLAIMS: Record<string, Record<string, unknown>> = {
  ada: { roles: ["staff", "admin"] },
  // Somebody else's address, which the provider has not checked.
  eve: { email: "mara@example.com", email_verified: false },
  mallory: { email: "mara@example.com", email_verified: "false", roles: "viewer" },
};

test.beforeAll(async () => {
  clock = createAppClock();
  live = await startLiveApp((login) => CLAIMS[login] ?? {}, clock.env);
});

test.afterAll(async () => {
  await live?.stop();
  clock?.remove();
});

const roleIn = async (page: Page, login: string) => {
  await waitUntilAlive(page);
  await page.getByRole("button", { name: `Account: ${login}` }).click();
  return page.getByRole("menu");
};

for (const [login, role, tags] of [
  ["vera", "viewer", VARIANT],
  ["mara", "manager", DESKTOP],
  ["ada", "admin", VARIANT],
] as const) {
  test(
    `${login} enters as ${role} and comes back to the address asked for`,
    tags,
    async ({ page }) => {
      await signInAs(page, live, login, "/jobs?status=HOLD");
      await expect(page).toHaveURL(`${live.app.baseUrl}/jobs?status=HOLD`);
      await expect(page.getByRole("heading", { name: "Jobs", level: 1 })).toBeVisible();
      await expect(await roleIn(page, login)).toContainText(role, { ignoreCase: true });
    },
  );
}

async function expectRefused(page: Page, error: string, email: string, says: string) {
  await expect(page).toHaveURL(new RegExp(`/sign-in\\?error=${error}`));
  const alert = page.getByRole("alert").filter({ hasText: says });
  await expect(alert).toContainText(email);
  await expect(alert).toContainText("it@example.com");
  expect(page.url()).not.toContain("example.com");
  const answer = await page.request.get(`${live.app.baseUrl}/api/jobs`);
  expect(answer.status()).toBe(401);
}

test(
  "whoever is not confirmed is refused, reads why, and has no session @deep",
  DESKTOP,
  async ({ page }) => {
    await signInAs(page, live, "eve", "/jobs?status=HOLD");
    await expectRefused(page, "Unverified", "mara@example.com", "has not confirmed");
  },
);

test(
  "a stranger is refused, reads why, and enters with another account, where they wanted to go",
  DESKTOP,
  async ({ page }) => {
    await signInAs(page, live, "stranger", "/jobs?status=HOLD");
    await expectRefused(page, "AccessDenied", "stranger@example.com", "is not on the list");
    await waitUntilAlive(page);
    await page.getByRole("button", { name: "Use another account at Example ID" }).click();
    await enterAtProvider(page, "vera");
    await expect(page).toHaveURL(`${live.app.baseUrl}/jobs?status=HOLD`);
  },
);

test("whoever was refused can sign out at the provider", VARIANT, async ({ page }) => {
  await signInAs(page, live, "stranger");
  await page.getByRole("link", { name: "Sign out at Example ID" }).click();
  await page.getByRole("button", { name: "Yes, sign me out" }).click();
  await expect(page).toHaveURL(`${live.app.baseUrl}/sign-in`);
});

test(
  "an address that is not confirmed gives no rights beside a claim @deep",
  DESKTOP,
  async ({ page }) => {
    await signInAs(page, live, "mallory");
    await expect(await roleIn(page, "mallory")).toContainText("Viewer");
  },
);

test(
  "signing out ends the session here, at the provider, and in every copy of its cookie",
  DESKTOP,
  async ({ page, context, request }) => {
    await signInAs(page, live, "vera");
    await expect(page).toHaveURL(`${live.app.baseUrl}/jobs`);
    const kept = (await context.cookies(live.app.baseUrl))
      .map(({ name, value }) => `${name}=${value}`)
      .join("; ");
    const replay = () => request.get(`${live.app.baseUrl}/api/jobs`, { headers: { cookie: kept } });
    expect((await replay()).status()).toBe(200);

    await waitUntilAlive(page);
    const menu = await roleIn(page, "vera");
    await menu.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Yes, sign me out" }).click();
    await expect(page).toHaveURL(/\/sign-in\?state=/);
    await expect(page.getByText("Here and at Example ID.")).toBeVisible();
    expect((await replay()).status()).toBe(401);
    const renewed = await request.get(`${live.app.baseUrl}/api/auth/session`, {
      headers: { cookie: kept },
    });
    expect(await renewed.json()).toEqual({});

    await waitUntilAlive(page);
    await page.getByRole("button", { name: "Example ID" }).click();
    await expect(page.getByPlaceholder("Enter any login")).toBeVisible();
  },
);

test(
  "a callback without the state, nonce or verifier of its sign-in is refused",
  DESKTOP,
  async ({ page, context }) => {
    for (const part of ["state", "nonce", "pkce.code_verifier"]) {
      await page.goto(`${live.app.baseUrl}/sign-in`);
      await waitUntilAlive(page);
      await page.getByRole("button", { name: "Example ID" }).click();
      await page.waitForURL(`${live.provider.issuer}/**`);
      await context.clearCookies({ name: `service-jobs.${part}` });
      await enterAtProvider(page, "vera").catch(() => undefined);
      await expect(page).toHaveURL(/\/sign-in\?.*error=OAuthCallback/);
      expect((await page.request.get(`${live.app.baseUrl}/api/jobs`)).status()).toBe(401);
      await context.clearCookies();
    }
  },
);

test("the demo's sign-in does not exist here", VARIANT, async ({ page, request }) => {
  await page.goto(`${live.app.baseUrl}/sign-in`);
  await expect(page.getByRole("button", { name: /Manager/ })).toHaveCount(0);
  const { csrfToken } = await (await request.get(`${live.app.baseUrl}/api/auth/csrf`)).json();
  await request.post(`${live.app.baseUrl}/api/auth/callback/demo`, {
    form: { csrfToken, role: "admin", json: "true" },
  });
  expect((await request.get(`${live.app.baseUrl}/api/jobs`)).status()).toBe(401);
});

// The last one: it sets the clock of the app forward.
test(
  "a role taken away at the provider is gone after five minutes @deep",
  DESKTOP,
  async ({ page }) => {
    CLAIMS.nora = { roles: "manager" };
    await signInAs(page, live, "nora");
    await expect(page).toHaveURL(`${live.app.baseUrl}/jobs`);
    CLAIMS.nora = {};
    const status = async () => (await page.request.get(`${live.app.baseUrl}/api/jobs`)).status();
    expect(await status()).toBe(200);
    clock.pass(6);
    await expect.poll(status).toBe(401);
  },
);
