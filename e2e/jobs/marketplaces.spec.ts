import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

test.use({ environment: "configured" });

test.beforeEach(({ signIn }) => signIn("manager"));

test("no jobs at all: the range is named and can be widened @desktop @deep", async ({ page }) => {
  await page.goto("/jobs?marketplace=A1VC38T7YXB528&created=7d");
  await expect(
    page.getByRole("heading", { name: "No jobs in the Japan marketplace" }),
  ).toBeVisible();
  await expect(page.getByRole("main")).toContainText("The range is Last 7 days.");
  await page.getByRole("button", { name: "Last 90 days" }).click();
  await expectParameters(page, { marketplace: "A1VC38T7YXB528", created: "90d" });
  await expect(
    page.getByRole("heading", { name: "No jobs in the Japan marketplace" }),
  ).toBeVisible();
});

test("the marketplace is a filter where there are several @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await page.goto("/jobs?marketplace=A1VC38T7YXB528");
  await expect(screen.chips).toHaveText(["Marketplace:Japan"]);
  await screen.inFilter(/^Marketplace/, async (place) => {
    await place.getByRole("button", { name: "United States" }).click();
    await expectParameters(page, {});
  });
  await expect(screen.links.first()).toBeVisible();
});
