import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible } from "@/e2e/support/screen/axe";

test.use({ environment: "configured" });

test("an admin is reminded of the rotation, and not again that day once it is put off @desktop @deep", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  await page.goto("/jobs");
  const notice = page.getByRole("region", { name: "Amazon's client secret" });
  await expect(notice).toContainText(/expires on .*20\d\d, in 21 days/);
  await expectAccessible(page);
  await notice.getByRole("button", { name: "Hide until tomorrow" }).click();
  await expect(notice).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Jobs", level: 1 })).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test("others hear nothing of the rotation @desktop @deep", async ({ page, signIn }) => {
  await signIn("manager");
  await page.goto("/jobs");
  await expect(page.getByRole("heading", { name: "Jobs", level: 1 })).toBeVisible();
  await expect(page.getByText("client secret")).toHaveCount(0);
});
