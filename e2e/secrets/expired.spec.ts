import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible } from "@/e2e/support/screen/axe";

test.use({ environment: "throttled" });

test("a secret that has expired is said to, and that cannot be put off @desktop @deep", async ({
  app,
  page,
  signIn,
}) => {
  await signIn("admin");
  await page.goto("/lookup");
  const notice = page.getByRole("region", { name: "Amazon's client secret" });
  await expect(notice).toContainText(/expired on .*20\d\d/);
  await expect(notice.getByRole("button")).toHaveCount(0);
  await expectAccessible(page);
  expect(app.readLog()).toContain("the client secret expires");
});
