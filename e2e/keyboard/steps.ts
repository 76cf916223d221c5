import { expect } from "@/e2e/support/browser-test";
import { copiedText } from "@/e2e/support/screen/clipboard";
import { expectParameters, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import type { KeyboardUser } from "./keyboard-user";

const STORE = "SEA-TUKWILA-01";

export async function signIn({ page, keys, screen }: KeyboardUser) {
  await page.goto("/sign-in?callbackUrl=/jobs?size=5");
  await waitUntilAlive(page);
  await keys.enter(page.getByRole("button", { name: /^Manager/ }));
  await expect(page).toHaveURL(/\/jobs\?size=5$/);
  await expect(screen.links.first()).toBeVisible();
  await waitUntilAlive(page);
}

/** A status that is not set stands in no bar: the list of all filters opens it, and has the focus back. */
export async function filterByStatus({ page, keys, screen }: KeyboardUser) {
  const button = screen.bar.getByRole("button", { name: "Filter", exact: true });
  await keys.reach(button);
  await keys.press("Enter");
  const entry = page.getByRole("menuitem", { name: "Status", exact: true });
  await expect(entry).toBeVisible();
  const entries = await page.getByRole("menuitem").count();
  for (let step = 0; step < entries && !(await isFocused()); step++) await keys.press("ArrowDown");
  await page.keyboard.press("Enter");
  await keys.reach(page.getByRole("checkbox", { name: "Completed" }));
  await keys.press("Space");
  await expectParameters(page, { size: "5", status: "COMPLETED" });
  await keys.press("Escape");
  await expect(button).toBeFocused();
  await expect(screen.bar.getByRole("button", { name: "Status: Completed" }).first()).toBeVisible();

  function isFocused() {
    return entry.evaluate((it) => it === document.activeElement);
  }
}

export async function filterByStore({ page, keys, screen }: KeyboardUser) {
  const button = screen.bar.getByRole("button", { name: /^Store/ }).first();
  await keys.reach(button, "Shift+Tab");
  await keys.press("Enter");
  await expect(page.getByRole("combobox", { name: "Add to Store" })).toBeFocused();
  await keys.type(STORE);
  await keys.press("Enter");
  await expectParameters(page, { size: "5", status: "COMPLETED", store: STORE });
  await keys.press("Escape");
  await expect(button).toBeFocused();
}

export async function filterByDate({ keys, screen, dialog, parameter }: KeyboardUser) {
  const button = screen.bar.getByRole("button", { name: /^Created:/ }).first();
  await keys.reach(button, "Shift+Tab");
  await keys.press("Enter");
  await keys.reach(dialog.getByRole("button", { name: "Custom dates" }));
  await keys.press("Enter");
  await keys.reach(dialog.getByRole("grid").locator("button[tabindex='0']"));
  await keys.press("PageUp", "PageUp", "Enter");
  await keys.press("PageDown", "PageDown", "Enter");
  await expect.poll(() => parameter("created")).toMatch(/^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/);
  await keys.press("Escape");
  await expect(button).toBeFocused();
}

export async function sort({ keys, screen, parameter }: KeyboardUser) {
  await keys.reach(screen.table.getByRole("button", { name: "Created" }));
  await keys.press("Enter");
  const head = screen.table.getByRole("columnheader", { name: "Created" });
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await expect.poll(() => parameter("sort")).toBe("date");
}

export async function turnThePage({ keys, screen }: KeyboardUser) {
  await keys.press("]");
  await expect(screen.pager).toContainText("6–10 of");
  await keys.press("[");
  await expect(screen.pager).toContainText("1–5 of");
}

/** Opens the last job of the page, steps over the page's end and back, and leaves it open. */
export async function readJobs({ page, keys, screen }: KeyboardUser, orders: readonly string[]) {
  const { drawer, links } = screen;
  const last = orders.at(-1) ?? "";
  await keys.reach(links.first());
  await keys.press(...orders.slice(1).map(() => "j"), "Enter");
  await expect(drawer).toContainText(last);
  await keys.press("j");
  await expect(page).toHaveURL(/page=2/);
  // An order may hold several jobs: its id would not tell them apart.
  await expect(drawer).toContainText(`${orders.length + 1} of`);
  await keys.press("k");
  await expect(page).not.toHaveURL(/page=2/);
  await expect(drawer).toContainText(last);
}

export async function copyIdAndClose({ page, keys, screen }: KeyboardUser, order: string) {
  await keys.reach(screen.drawer.getByRole("button", { name: order }).last());
  await keys.press("Enter");
  await expect.poll(() => copiedText(page)).toBe(order);
  await keys.press("Escape");
  await expect(screen.drawer).toBeHidden();
  await expect(screen.links.last()).toBeFocused();
}

export async function lookUpByCommand(
  { page, keys, dialog }: KeyboardUser,
  ids: readonly string[],
) {
  const command = dialog.getByRole("option", { name: `Look up ${ids.length} ids` });
  await keys.press("Control+k");
  await expect(dialog.getByRole("combobox")).toBeFocused();
  await keys.type(ids.join(", "));
  await expect(command).toBeVisible();
  const options = await dialog.getByRole("option").count();
  for (let step = 0; step < options && !(await isSelected()); step++) await keys.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/lookup$/);
  await waitUntilAlive(page);
  await keys.expectFocusSeen();

  async function isSelected() {
    return (await command.getAttribute("aria-selected")) === "true";
  }
}

/** From the ids to a job's own page. */
export async function openWhatWasFound({ page, keys }: KeyboardUser) {
  await keys.reach(page.getByRole("textbox", { name: "Ids" }));
  await keys.press("Control+Enter");
  await keys.enter(page.getByRole("table", { name: "Jobs found" }).getByRole("link").first());
  await keys.reach(page.getByRole("link", { name: "Open as a page" }));
  await keys.press("Enter");
  await expect(page).toHaveURL(/\/jobs\/\d+/);
  await expect(page.getByRole("heading", { name: "Ids" })).toBeVisible();
  await keys.expectFocusSeen();
}

export async function saveView({ page, keys, dialog }: KeyboardUser, name: string) {
  const button = page.getByRole("button", { name: /^View:/ });
  await keys.reach(button, "Shift+Tab");
  await keys.press("Enter");
  await keys.reach(dialog.getByRole("button", { name: "Save as new view" }));
  await keys.press("Enter");
  await expect(dialog.getByRole("textbox", { name: "Name of the new view" })).toBeFocused();
  await keys.type(name);
  await keys.press("Enter");
  await expect(button).toContainText(name);
  await expect(button).toBeFocused();
}

export async function arrangeColumns({ page, keys, screen, dialog }: KeyboardUser) {
  const button = page.getByRole("button", { name: "Columns" });
  await keys.reach(button);
  await keys.press("Enter");
  await keys.reach(dialog.getByRole("button", { name: "Move Status down" }));
  await keys.press("Enter");
  await keys.reach(dialog.getByRole("spinbutton", { name: "Width of Appointment in pixels" }));
  await keys.type("400");
  await keys.press("Enter");
  await keys.reach(dialog.getByRole("checkbox", { name: "City" }));
  await keys.press("Space", "Escape");
  await expect(button).toBeFocused();
  const heads = screen.table.getByRole("columnheader");
  await expect(heads.filter({ hasText: "City" })).toHaveCount(0);
  const [, ...names] = await heads.allTextContents();
  expect(names.slice(0, 3)).toEqual(["Order", "Service", "Status"]);
}

/** From another page back to the jobs, where the export waits to be begun. */
export async function openExport({ page, keys, screen, dialog }: KeyboardUser) {
  await keys.enter(page.getByRole("link", { name: "Jobs", exact: true }), "Shift+Tab");
  await expect(screen.links.first()).toBeVisible();
  await waitUntilAlive(page);
  const button = page.getByRole("button", { name: "Export", exact: true });
  await keys.reach(button);
  await keys.press("Enter");
  await expect(dialog.getByRole("radio").first()).toBeFocused();
  await keys.press("Escape");
  await expect(button).toBeFocused();
}

export async function signOut({ page, keys }: KeyboardUser) {
  await keys.reach(page.getByRole("button", { name: /^Account:/ }), "Shift+Tab");
  await keys.press("Enter");
  const out = page.getByRole("menuitem", { name: "Sign out" });
  await expect(out).toBeVisible();
  await keys.press("ArrowUp");
  await expect(out).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sign-in$/);
}
