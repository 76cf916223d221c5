import { expect, test } from "@/e2e/support/browser-test";

test.use({ allowedProblems: /^404: GET .*\/no-such-page/ });

test("an address that leads nowhere says so and leads to the jobs @deep", async ({
  page,
  signIn,
}) => {
  await signIn("viewer");
  await page.goto("/no-such-page");
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await page.getByRole("link", { name: "Go to jobs" }).click();
  await expect(page).toHaveURL(/\/jobs$/);
});
