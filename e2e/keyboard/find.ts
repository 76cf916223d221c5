import { expect } from "@/e2e/support/browser-test";
import { expectParameters, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import type { Walker } from "./keyboard-user";

const STORE = "SEA-TUKWILA-01";

export async function signIn({ page, keys, screen }: Walker) {
  await page.goto("/sign-in?callbackUrl=/jobs?size=5");
  await waitUntilAlive(page);
  await keys.enter(page.getByRole("button", { name: /^Manager/ }));
  await expect(page).toHaveURL(/\/jobs\?size=5$/);
  await expect(screen.links.first()).toBeVisible();
  await waitUntilAlive(page);
}

export async function filterByStatus({ page, keys, screen }: Walker) {
  const button = screen.bar.getByRole("button", { name: /^Status/ }).first();
  await keys.press("/");
  await keys.reach(button);
  await keys.press("Enter");
  await keys.reach(page.getByRole("checkbox", { name: "Completed" }));
  await keys.press("Space");
  await expectParameters(page, { size: "5", status: "COMPLETED" });
  await keys.press("Escape");
  await expect(button).toBeFocused();
}

export async function filterByStore({ page, keys, screen }: Walker) {
  const button = screen.bar.getByRole("button", { name: /^Store/ }).first();
  await keys.reach(button);
  await keys.press("Enter");
  await expect(page.getByRole("combobox", { name: "Add to Store" })).toBeFocused();
  await keys.type(STORE);
  await keys.press("Enter");
  await expectParameters(page, { size: "5", status: "COMPLETED", store: STORE });
  await keys.press("Escape");
  await expect(button).toBeFocused();
}

export async function filterByDate({ keys, screen, dialog, parameter }: Walker) {
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

export async function sort({ keys, screen, parameter }: Walker) {
  await keys.reach(screen.table.getByRole("button", { name: "Created" }));
  await keys.press("Enter");
  const head = screen.table.getByRole("columnheader", { name: "Created" });
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await expect.poll(() => parameter("sort")).toBe("date");
}

export async function turnThePage({ keys, screen }: Walker) {
  await keys.press("]");
  await expect(screen.pager).toContainText("6–10 of");
  await keys.press("[");
  await expect(screen.pager).toContainText("1–5 of");
}
