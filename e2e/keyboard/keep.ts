import { expect } from "@/e2e/support/browser-test";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import type { Walker } from "./keyboard-user";

export async function saveView({ page, keys, dialog }: Walker, name: string) {
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

export async function arrangeColumns({ page, keys, screen, dialog }: Walker) {
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
  expect((await heads.allTextContents()).slice(0, 3)).toEqual(["Order", "Service", "Status"]);
}

/** From another page back to the jobs, where the export waits to be begun. */
export async function openExport({ page, keys, screen, dialog }: Walker) {
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

export async function signOut({ page, keys }: Walker) {
  await keys.reach(page.getByRole("button", { name: /^Account:/ }), "Shift+Tab");
  await keys.press("Enter");
  const out = page.getByRole("menuitem", { name: "Sign out" });
  await expect(out).toBeVisible();
  await keys.press("ArrowUp");
  await expect(out).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sign-in$/);
}
