import { expect, test } from "../support/fixtures";
import { expectParameters, jobsScreen } from "../support/jobs-screen";

test.beforeEach(({ signIn }) => signIn("manager"));

test("R asks Amazon anew @desktop", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=HOLD");
  const asked = page.waitForRequest((request) => request.url().includes("/api/jobs?status=HOLD"));
  await page.keyboard.press("r");
  expect((await asked).headers()["cache-control"]).toBe("no-cache");
  await expect(screen.table).toHaveAttribute("aria-busy", "false");
});

test("/ goes to the filters, F opens the list of all of them @desktop", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await page.keyboard.press("/");
  await expect(screen.bar.getByRole("button", { name: /^Created/ })).toBeFocused();
  await page.keyboard.press("f");
  const menu = page.getByRole("menu");
  await menu.getByRole("menuitem", { name: "Tracking id" }).click();
  const field = page.getByRole("combobox", { name: "Add to Tracking id" });
  await expect(field).toBeFocused();
  await field.fill("1Z999, 1Z998");
  await field.press("Enter");
  await expectParameters(page, { tracking: "1Z999,1Z998" });
});

test("letters typed into a field are text, not commands @desktop", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await screen.bar.getByRole("button", { name: /^Store/ }).click();
  const field = page.getByRole("combobox", { name: "Add to Store" });
  await field.pressSequentially("/fjk]r");
  await expect(field).toHaveValue("/fjk]r");
  await expectParameters(page, {});
  await expect(page.getByRole("menu")).toBeHidden();
});

test("J and K walk the rows, Enter opens one @desktop", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await page.keyboard.press("j");
  await expect(screen.links.first()).toBeFocused();
  await page.keyboard.press("j");
  await expect(screen.links.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(screen.links.first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(screen.drawer).toBeVisible();
});

test("a popover closes with Esc and gives the focus back @desktop", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  const button = screen.bar.getByRole("button", { name: "Status" });
  await button.press("Enter");
  await expect(page.getByRole("checkbox", { name: "On hold" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("checkbox", { name: "On hold" })).toBeHidden();
  await expect(button).toBeFocused();
});

test("what a search came to is said politely @desktop", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=HOLD,COMPLETED&created=90d");
  await screen.removeChip("Status: On hold");
  await expect(page.getByRole("status").getByText(/^[\d,]+ jobs, page 1 of \d+$/)).toBeAttached();
});
