import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

test("whoever is sent to sign in comes back to the address asked for", async ({ page }) => {
  await page.goto("/jobs?status=HOLD&created=90d");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await expect(page.getByRole("heading", { name: "Sign in to Service Jobs" })).toBeVisible();
  await waitUntilAlive(page);
  await page.getByRole("button", { name: /^Manager/ }).click();
  await expect(page).toHaveURL(/\/jobs\?/);
  await expectParameters(page, { status: "HOLD", created: "90d" });
  await expect(jobsScreen(page).links.first()).toBeVisible();
});

test.describe("demo roles", () => {
  // The next page is fetched in advance; it is on its way when somebody leaves.
  test.use({ allowedProblems: /^401: GET .*\/api\/jobs\?page=2/ });

  for (const [role, name, variant] of [
    ["Viewer", "Vera Viewer", " @deep"],
    ["Manager", "Mara Manager", ""],
    ["Admin", "Ada Admin", " @deep"],
  ] as const) {
    test(`the demo signs in as ${role}, and out again @desktop${variant}`, async ({ page }) => {
      await page.goto("/sign-in");
      await waitUntilAlive(page);
      await page.getByRole("button", { name: new RegExp(`^${role}`) }).click();
      await expect(page).toHaveURL(/\/jobs$/);
      await expect(page.getByRole("region", { name: "Demo data" })).toBeVisible();
      await waitUntilAlive(page);
      await page.getByRole("button", { name: `Account: ${name}` }).click();
      await expect(page.getByRole("menu")).toContainText(role);
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await expect(page).toHaveURL(/\/sign-in$/);
      await page.goto("/jobs");
      await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fjobs$/);
    });
  }
});

// `callback-url.test.ts` knows thousands of them.
for (const [target, variant] of [
  ["https://evil.example/jobs", " @deep"],
  ["//evil.example", " @deep"],
  ["/\\evil.example", ""],
] as const) {
  test(`signing in does not lead to ${target} @desktop${variant}`, async ({ page, app }) => {
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(target)}`);
    await waitUntilAlive(page);
    await page.getByRole("button", { name: /^Viewer/ }).click();
    await expect(page).toHaveURL(`${app.baseUrl}/jobs`);
  });
}

test("a refusal is said in words @deep", async ({ page }) => {
  await page.goto("/sign-in?error=AccessDenied");
  const alert = page.getByRole("alert").filter({ hasText: "This account may not enter" });
  await expect(alert).toContainText("Ask the administrator");
});

test.describe("a session that ends", () => {
  test.use({ allowedProblems: /^401: GET .*\/api\// });

  const OVER = "/sign-in?error=SessionRequired&callbackUrl=%2Fjobs%3Fstatus%3DHOLD";

  test("is said, and takes the rows of every tab along @desktop", async ({
    page,
    signIn,
    context,
  }) => {
    const screen = jobsScreen(page);
    await signIn("manager");
    await screen.open("/jobs?status=HOLD");
    const other = await context.newPage();
    await jobsScreen(other).open("/jobs?status=HOLD");
    await context.clearCookies();
    // By key: what the page asks meanwhile may take the button away first.
    await page.keyboard.press("r");
    for (const tab of [page, other]) {
      await expect(tab).toHaveURL(OVER);
      await expect(tab.getByText("Your session is over")).toBeVisible();
      await expect(jobsScreen(tab).links).toHaveCount(0);
    }
  });

  test("in one tab by signing out ends in all, a job's page among them @desktop @deep", async ({
    page,
    signIn,
    context,
  }) => {
    const screen = jobsScreen(page);
    await signIn("manager");
    await screen.open("/jobs?status=HOLD");
    const href = (await screen.links.first().getAttribute("href")) ?? "";
    const other = await context.newPage();
    await other.goto(href);
    await waitUntilAlive(other);
    await page.getByRole("button", { name: /^Account:/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
    await expect(other).toHaveURL(/\/sign-in\?error=SessionRequired/);
  });
});

test.describe("time without a sign of life", () => {
  test("is counted, announced, and ends the session where it was @desktop @deep", async ({
    page,
    signIn,
  }) => {
    const screen = jobsScreen(page);
    await page.clock.install();
    await signIn("manager");
    await screen.open("/jobs?status=HOLD");
    await page.evaluate(() => sessionStorage.setItem("kept", "x"));
    await page.clock.fastForward("28:30");
    const notice = page.getByRole("status").filter({ hasText: "You will be signed out at" });
    await expect(notice).toBeVisible();
    await notice.getByRole("button", { name: "Stay signed in" }).click();
    await expect(notice).toBeHidden();
    await page.clock.fastForward("31:00");
    await expect(page).toHaveURL(
      "/sign-in?error=SessionRequired&callbackUrl=%2Fjobs%3Fstatus%3DHOLD",
    );
    await expect(page.getByText("Your session is over")).toBeVisible();
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
  });
});
