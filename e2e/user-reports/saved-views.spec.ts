import { removeSavedViews } from "@/e2e/support/api/views";
import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

const LIST = "status=COMPLETED&store=SEA-TUKWILA-01&created=90d&size=5";
const PARAMETERS = Object.fromEntries(new URLSearchParams(LIST));

// A default view would meet everybody who opens plain /jobs.
test.use({ environment: "fast" });

test.beforeEach(async ({ api, signIn }) => {
  await removeSavedViews(api);
  await signIn("manager");
});

test("user report 6: an opened address does not honour its own sort and saved view @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open();
  await page.getByRole("button", { name: /^View:/ }).click();
  const panel = page.getByRole("dialog", { name: "Views", exact: true });
  await panel.getByRole("button", { name: "Manage", exact: true }).click();
  await panel.getByRole("button", { name: "Open Changed in 24 h by default" }).click();
  await expect(
    panel.getByRole("button", { name: "Open Changed in 24 h by default", pressed: true }),
  ).toBeVisible();
  await screen.open("/jobs?created=90d&sort=status");
  await expectParameters(page, { created: "90d", sort: "status" });
  await expect(page.getByRole("combobox", { name: "Sort" })).toHaveValue("status");
});

test("user report 16: saved views are lost @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open(`/jobs?${LIST}`);
  const control = page.getByRole("button", { name: /^View:/ });
  const panel = page.getByRole("dialog", { name: "Views", exact: true });
  await control.click();
  await panel.getByRole("button", { name: "Save as new view" }).click();
  await panel.getByRole("textbox", { name: "Name of the new view" }).fill("Tukwila");
  await page.keyboard.press("Enter");
  await expect(control).toContainText("Tukwila");
  await page.goto("/lookup");
  await screen.open("/jobs?status=HOLD");
  await control.click();
  await panel.getByRole("link", { name: "Tukwila" }).click();
  await expectParameters(page, PARAMETERS);
});
