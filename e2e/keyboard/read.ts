import { expect } from "@/e2e/support/browser-test";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import type { Walker } from "./keyboard-user";

/** Opens the last job of the page, steps over the page's end and back, and leaves it open. */
export async function readJobs({ page, keys, screen }: Walker, orders: readonly string[]) {
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

export async function copyIdAndClose({ page, keys, screen }: Walker, order: string) {
  await keys.reach(screen.drawer.getByRole("button", { name: order }).last());
  await keys.press("Enter");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(order);
  await keys.press("Escape");
  await expect(screen.drawer).toBeHidden();
  await expect(screen.links.last()).toBeFocused();
}

export async function lookUpByCommand({ page, keys, dialog }: Walker, ids: readonly string[]) {
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
export async function openWhatWasFound({ page, keys }: Walker) {
  await keys.reach(page.getByRole("textbox", { name: "Ids" }));
  await keys.press("Control+Enter");
  await keys.enter(page.getByRole("table", { name: "Jobs found" }).getByRole("link").first());
  await expect(page).toHaveURL(/\/jobs\/\d+/);
  await expect(page.getByRole("heading", { name: "Ids" })).toBeVisible();
  await keys.expectFocusSeen();
}
