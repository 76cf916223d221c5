import { expect, test } from "../support/fixtures";
import { expectParameters, jobsScreen, waitUntilAlive } from "../support/jobs-screen";
import { keyboardOf } from "../support/keyboard";

const STORE = "SEA-TUKWILA-01";

// Whatever was asked in advance may be on its way when the person leaves.
test.use({ allowedProblems: /^401: GET .*\/api\// });

test("the whole of the work is done without a mouse @desktop", async ({ page, context }) => {
  test.slow();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { press, reach, enter, type, expectFocusSeen } = keyboardOf(page);
  const screen = jobsScreen(page);
  const { bar, table, drawer, links } = screen;
  const dialog = page.getByRole("dialog");
  const parameters = () => Object.fromEntries(new URL(page.url()).searchParams);

  await test.step("sign in", async () => {
    await page.goto("/sign-in?callbackUrl=/jobs?size=5");
    await waitUntilAlive(page);
    await enter(page.getByRole("button", { name: /^Manager/ }));
    await expect(page).toHaveURL(/\/jobs\?size=5$/);
    await expect(links.first()).toBeVisible();
    await waitUntilAlive(page);
  });

  await test.step("filter by status", async () => {
    const button = bar.getByRole("button", { name: /^Status/ }).first();
    await press("/");
    await reach(button);
    await press("Enter");
    await reach(page.getByRole("checkbox", { name: "Completed" }));
    await press("Space");
    await expectParameters(page, { size: "5", status: "COMPLETED" });
    await press("Escape");
    await expect(button).toBeFocused();
  });

  await test.step("filter by store", async () => {
    const button = bar.getByRole("button", { name: /^Store/ }).first();
    await reach(button);
    await press("Enter");
    await expect(page.getByRole("combobox", { name: "Add to Store" })).toBeFocused();
    await type(STORE);
    await press("Enter");
    await expectParameters(page, { size: "5", status: "COMPLETED", store: STORE });
    await press("Escape");
    await expect(button).toBeFocused();
  });

  await test.step("filter by date, in the calendar", async () => {
    const button = bar.getByRole("button", { name: /^Created:/ }).first();
    await reach(button, "Shift+Tab");
    await press("Enter");
    await reach(dialog.getByRole("button", { name: "Custom dates" }));
    await press("Enter");
    await reach(dialog.getByRole("grid").locator("button[tabindex='0']"));
    await press("PageUp", "PageUp", "Enter");
    await press("PageDown", "PageDown", "Enter");
    await expect.poll(() => parameters().created).toMatch(/^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/);
    await press("Escape");
    await expect(button).toBeFocused();
  });

  await test.step("sort", async () => {
    await reach(table.getByRole("button", { name: "Created" }));
    await press("Enter");
    const head = table.getByRole("columnheader", { name: "Created" });
    await expect(head).toHaveAttribute("aria-sort", "ascending");
    expect(parameters().sort).toBe("date");
  });

  await test.step("turn the page", async () => {
    await press("]");
    await expect(screen.pager).toContainText("6–10 of");
    await press("[");
    await expect(screen.pager).toContainText("1–5 of");
  });

  const orders = await screen.orderIds();
  await test.step("open a job, step across the end of the page and back", async () => {
    await links.last().evaluate((link) => link.scrollIntoView());
    await reach(links.first());
    await press("j", "j", "j", "j", "Enter");
    await expect(drawer).toContainText(orders[4] ?? "-");
    await press("j");
    await expect(page).toHaveURL(/page=2/);
    // An order may hold several jobs: its id would not tell them apart.
    await expect(drawer).toContainText("6 of");
    await press("k");
    await expect(page).not.toHaveURL(/page=2/);
    await expect(drawer).toContainText(orders[4] ?? "-");
  });

  await test.step("copy its id, close it", async () => {
    await reach(drawer.getByRole("button", { name: orders[4] }).last());
    await press("Enter");
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(orders[4]);
    await press("Escape");
    await expect(drawer).toBeHidden();
    await expect(links.last()).toBeFocused();
  });

  await test.step("save a view", async () => {
    const button = page.getByRole("button", { name: /^View:/ });
    await reach(button, "Shift+Tab");
    await press("Enter");
    await reach(dialog.getByRole("button", { name: "Save as new view" }));
    await press("Enter");
    await expect(dialog.getByRole("textbox", { name: "Name of the new view" })).toBeFocused();
    await type("Tukwila, done");
    await press("Enter");
    await expect(button).toContainText("Tukwila, done");
    await expect(button).toBeFocused();
  });

  await test.step("hide, move and widen columns", async () => {
    const button = page.getByRole("button", { name: "Columns" });
    await reach(button);
    await press("Enter");
    await reach(dialog.getByRole("button", { name: "Move Status down" }));
    await press("Enter");
    const width = dialog.getByRole("spinbutton", { name: "Width of Appointment in pixels" });
    await reach(width);
    await type("400");
    await press("Enter");
    await reach(dialog.getByRole("checkbox", { name: "City" }));
    await press("Space", "Escape");
    await expect(button).toBeFocused();
    const heads = table.getByRole("columnheader");
    await expect(heads.filter({ hasText: "City" })).toHaveCount(0);
    expect((await heads.allTextContents()).slice(0, 3)).toEqual(["Order", "Service", "Status"]);
  });

  await test.step("find the lookup among the commands", async () => {
    await press("Control+k");
    await expect(dialog.getByRole("combobox")).toBeFocused();
    await type(`${orders[0]}, ${orders[1]}`);
    await expect(dialog.getByRole("option", { name: "Look up 2 ids" })).toBeVisible();
    await reach(dialog.getByRole("combobox"));
    while ((await dialog.getByRole("option", { selected: true }).textContent()) !== "Look up 2 ids")
      await press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/lookup$/);
  });

  await test.step("look up ids, open one", async () => {
    await waitUntilAlive(page);
    await expectFocusSeen();
    await reach(page.getByRole("textbox", { name: "Ids" }));
    await press("Control+Enter");
    await enter(page.getByRole("table", { name: "Jobs found" }).getByRole("link").first());
    await expect(page).toHaveURL(/\/jobs\/\d+/);
    await expect(page.getByRole("heading", { name: "Ids" })).toBeVisible();
    await expectFocusSeen();
  });

  await test.step("export", async () => {
    await enter(page.getByRole("link", { name: "Jobs", exact: true }));
    await expect(links.first()).toBeVisible();
    const button = page.getByRole("button", { name: "Export" });
    await reach(button);
    await press("Enter");
    await expect(dialog.getByRole("radio").first()).toBeFocused();
    await press("Escape");
    await expect(button).toBeFocused();
  });

  await test.step("sign out", async () => {
    await reach(page.getByRole("button", { name: /^Account:/ }), "Shift+Tab");
    await press("Enter");
    const out = page.getByRole("menuitem", { name: "Sign out" });
    await expect(out).toBeVisible();
    await press("ArrowUp");
    await expect(out).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/sign-in$/);
  });
});
