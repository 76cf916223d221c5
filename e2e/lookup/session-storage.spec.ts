import { expect, test } from "@/e2e/support/browser-test";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

const ID = "999-0000000-0000001";

test.beforeEach(({ signIn }) => signIn("manager"));

test("what was looked up goes with whoever looked it up: nothing is kept after signing out @desktop", async ({
  page,
  signIn,
}) => {
  await page.goto("/lookup");
  await waitUntilAlive(page);
  await page.getByRole("textbox", { name: "Ids" }).fill(ID);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain(ID);
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await signIn("viewer");
  await page.goto("/lookup");
  await expect(page.getByRole("textbox", { name: "Ids" })).toHaveValue("");
});

test.describe("nor after a session that ended", () => {
  test.use({ allowedProblems: /^401: GET / });

  test("without a word @desktop @deep", async ({ page, context }) => {
    await page.goto("/lookup");
    await waitUntilAlive(page);
    await page.getByRole("textbox", { name: "Ids" }).fill(ID);
    await context.clearCookies();
    // What the page asks meanwhile may lead to the sign-in before the reload does.
    await page.reload().catch(() => null);
    await expect(page).toHaveURL(/\/sign-in/);
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
  });
});

test("a tab that keeps nothing says so beside the ids @desktop @deep", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("", "QuotaExceededError");
    };
  });
  await page.goto("/lookup");
  await waitUntilAlive(page);
  const field = page.getByRole("textbox", { name: "Ids" });
  await field.fill("114-1234567-1234567");
  await expect(page.getByText("This browser cannot keep what stands in the field")).toBeVisible();
  await expect(field).toHaveValue("114-1234567-1234567");
});
