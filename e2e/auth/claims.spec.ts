import { expect, type Page, test } from "@playwright/test";
import { type AppClock, createAppClock } from "@/e2e/support/app/app-clock";
import { type LiveApp, signInAs, startLiveApp } from "@/e2e/support/live-app";

test.describe.configure({ mode: "serial" });

const VARIANT = { tag: ["@desktop", "@deep"] };

let clock: AppClock;
let live: LiveApp;
let roles: unknown;

test.beforeAll(async () => {
  clock = createAppClock();
  live = await startLiveApp(() => ({ roles }), { ...clock.env, SESSION_MAX_HOURS: "2" });
});

test.afterAll(async () => {
  await live?.stop();
  clock?.remove();
});

const statusOf = async (page: Page) =>
  (await page.request.get(`${live.app.baseUrl}/api/jobs`)).status();

test("a role given at the provider counts after five minutes", VARIANT, async ({ page }) => {
  roles = undefined;
  await signInAs(page, live, "vera");
  await expect(page).toHaveURL(`${live.app.baseUrl}/jobs`);
  roles = ["admin"];
  clock.pass(6);
  await expect(async () => {
    await page.goto(`${live.app.baseUrl}/jobs`);
    await page.getByRole("button", { name: "Account: vera" }).click();
    await expect(page.getByRole("menu")).toContainText("Admin", { timeout: 1_000 });
  }).toPass();
});

test("a session that nobody uses ends after half an hour", VARIANT, async ({ page }) => {
  await signInAs(page, live, "vera");
  await expect(page).toHaveURL(`${live.app.baseUrl}/jobs`);
  clock.pass(29);
  expect(await statusOf(page)).toBe(200);
  clock.pass(2);
  await expect.poll(() => statusOf(page)).toBe(401);
});

test(
  "a session in use goes on, and still ends for good at its limit",
  VARIANT,
  async ({ page }) => {
    await signInAs(page, live, "vera");
    await expect(page).toHaveURL(`${live.app.baseUrl}/jobs`);
    const renew = async () =>
      (await page.request.get(`${live.app.baseUrl}/api/auth/session`)).json();
    const endsAt = async () => Date.parse((await renew()).expires);
    for (let minutes = 25; minutes <= 100; minutes += 25) {
      const before = await endsAt();
      clock.pass(25);
      await expect.poll(async () => (await endsAt()) - before).toBeGreaterThan(10 * 60_000);
      expect(await statusOf(page)).toBe(200);
    }
    clock.pass(21);
    await expect.poll(() => statusOf(page)).toBe(401);
    expect(await renew()).toEqual({});
  },
);
