import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible } from "@/e2e/support/screen/axe";
import { copiedText } from "@/e2e/support/screen/clipboard";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

test.beforeEach(({ signIn }) => signIn("manager"));

async function openCommandMenu(page: Page) {
  const dialog = page.getByRole("dialog", { name: "Commands" });
  await page.keyboard.press("Control+k");
  const field = dialog.getByRole("combobox");
  await expect(field).toBeFocused();
  return { dialog, field, option: (name: string) => dialog.getByRole("option", { name }) };
}

test("Ctrl K opens the commands from anywhere, and closes them @desktop", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await screen.refresh.focus();
  const { dialog } = await openCommandMenu(page);
  await page.keyboard.press("Control+k");
  await expect(dialog).toBeHidden();
  await expect(screen.refresh).toBeFocused();
  await screen.bar.getByRole("button", { name: /^Store/ }).click();
  const store = page.getByRole("combobox", { name: "Add to Store" });
  await store.pressSequentially("kk");
  await expect(store).toHaveValue("kk");
});

test("a date is found by some letters of its name @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  const { dialog, field } = await openCommandMenu(page);
  await field.pressSequentially("updtd 24");
  await page.keyboard.press("Enter");
  await expectParameters(page, { updated: "24h" });
  await expect(dialog).toBeHidden();
});

test("statuses are chosen one after the other @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  const { dialog, field, option } = await openCommandMenu(page);
  await option("Status…").click();
  await expect(field).toBeFocused();
  await field.pressSequentially("on hold");
  await page.keyboard.press("Enter");
  await expectParameters(page, { status: "HOLD" });
  await expect(option("On hold on")).toBeVisible();
  await page.keyboard.press("Control+a");
  await field.pressSequentially("cancelled");
  await page.keyboard.press("Enter");
  await expectParameters(page, { status: "HOLD,CANCELLED" });
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await expect(option("Columns…")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("an order id finds its jobs, whatever filters there were @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=COMPLETED&sort=date");
  const [order = ""] = await screen.orderIds();
  const { field, option } = await openCommandMenu(page);
  await field.fill(order);
  await expect(option(`Jobs of order ${order}`)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expectParameters(page, { order, sort: "date" });
  await expect(screen.links.first()).toHaveText(order);
});

test("pasted ids are handed to the lookup @desktop @deep", async ({ page }) => {
  await jobsScreen(page).open();
  const { field, option } = await openCommandMenu(page);
  await field.fill("113-1234567-7654321, 113-1234567-7654322");
  await option("Look up 2 ids").click();
  await expect(page).toHaveURL(/\/lookup$/);
  await expect(page.getByRole("textbox")).toHaveValue("113-1234567-7654321\n113-1234567-7654322");
});

test("a column goes and comes back @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  const city = screen.table.getByRole("columnheader", { name: "City" });
  for (const shown of [0, 1]) {
    const { dialog, field } = await openCommandMenu(page);
    await field.pressSequentially("columns city");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(screen.links.first()).toBeVisible();
    await expect(city).toHaveCount(shown);
  }
});

test("the commands lead to the export and to the sheet of keys @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open();
  let { field } = await openCommandMenu(page);
  await field.pressSequentially("export");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  ({ field } = await openCommandMenu(page));
  await field.pressSequentially("keyboard");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

test("? shows every key, a field takes it as text @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("Next job, also across pages")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  const { field } = await openCommandMenu(page);
  await field.pressSequentially("?");
  await expect(field).toHaveValue("?");
  await expect(sheet).toBeHidden();
});

test("the user menu leads to the sheet of keys, from every page @desktop @deep", async ({
  page,
}) => {
  for (const path of ["/jobs", "/lookup"]) {
    await page.goto(path);
    const trigger = page.getByRole("button", { name: /Mara Manager/ });
    await trigger.click();
    await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
    const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(sheet).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
    await expect(trigger).toBeFocused();
  }
});

test("what the commands find, and that they find nothing, has nothing that axe objects to @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open();
  const { field, option } = await openCommandMenu(page);
  await field.fill("113-1234567-7654321");
  await expect(option("Jobs of order 113-1234567-7654321")).toBeVisible();
  await expectAccessible(page);
  await field.fill("no such command at all");
  await expect(page.getByText("No command has this name.")).toBeVisible();
  await expectAccessible(page);
});

test("the commands copy the link, and choose a theme that stays @desktop @deep", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await jobsScreen(page).open("/jobs?status=HOLD&created=7d");
  for (const [words, link] of [
    ["copy live", /\/jobs\?status=HOLD&created=7d$/],
    ["copy frozen", /created=[^&]+Z\.\.[^&]+Z/],
  ] as const) {
    const { dialog, field } = await openCommandMenu(page);
    await field.pressSequentially(words);
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect.poll(() => copiedText(page)).toMatch(link);
  }
  const { field } = await openCommandMenu(page);
  await field.pressSequentially("theme dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveClass(/\bdark\b/);
  await page.reload();
  await expect(page.locator("html")).toHaveClass(/\bdark\b/);
});
