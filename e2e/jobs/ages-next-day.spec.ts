import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

test.beforeEach(async ({ page, signIn }) => {
  await signIn("admin");
  await page.clock.install();
});
test.afterEach(({ page }) => page.unrouteAll({ behavior: "ignoreErrors" }));

/** With its year on the night in which that ends. */
const DAY = /[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2,3}( \d{4})?, \d\d:\d\d/;

/** Another tab keeps the session, nobody answers from now on, and a night goes by. */
async function leaveOvernight(page: Page) {
  await page.evaluate(() => {
    new BroadcastChannel("session").postMessage(Date.now() + 48 * 60 * 60_000);
  });
  await page.route("**/api/**", (route) => route.abort());
  await page.clock.fastForward("24:00:00");
}

test.use({ allowedProblems: /ERR_FAILED|Failed to (fetch|load)/ });

test("after a night every age on the list names its day @deep", async ({ page }) => {
  await jobsScreen(page).open("/jobs?status=COMPLETED");
  const list = page.getByText(/^as of/);
  const counts = page.getByText(/^Counts as of/);
  await expect(counts).toHaveText(/as of \d\d:\d\d [A-Z]+$/);
  await expect(list).toHaveText(/as of \d\d:\d\d [A-Z]+$/);
  await leaveOvernight(page);
  await expect(counts).toHaveText(DAY);
  await expect(list).toHaveText(DAY);
});

for (const path of ["/audit", "/sessions"]) {
  test(`after a night the age of ${path} names its day @desktop @deep`, async ({ page }) => {
    await page.goto(path);
    await waitUntilAlive(page);
    const age = page.getByText(/^as of/);
    await expect(age).toHaveText(/as of \d\d:\d\d [A-Z]+$/);
    await leaveOvernight(page);
    await expect(age).toHaveText(DAY);
  });
}
