import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";
import { isDeep } from "@/lib/testing/deep";

type Popup = {
  name: string;
  button: string | RegExp;
  inside: (page: Page) => Locator;
  /** Cards have no columns. */
  isWide?: boolean;
};

const dialog = (name: string | RegExp) => (page: Page) => page.getByRole("dialog", { name });
const menu = (page: Page) => page.getByRole("menu");

const POPUPS: readonly Popup[] = [
  { name: "views", button: /^View:/, inside: dialog("Views") },
  { name: "columns", button: "Columns", inside: dialog("Columns"), isWide: true },
  { name: "export", button: "Export", inside: dialog("Export jobs") },
  { name: "account and language", button: /^Account:/, inside: menu },
];
/** Menus like that of the account. */
const MENUS: readonly Popup[] = [
  { name: "link to copy", button: "Copy link", inside: menu },
  { name: "theme", button: /^Theme/, inside: menu },
];

test("no open menu or dialog has anything that axe objects to @deep", async ({ page, signIn }) => {
  test.slow();
  const screen = jobsScreen(page);
  await signIn("manager");
  await screen.open("/jobs?status=HOLD&size=5");
  for (const { name, button, inside, isWide } of isDeep() ? [...POPUPS, ...MENUS] : POPUPS) {
    if (isWide && screen.isNarrow()) continue;
    await test.step(name, async () => {
      const opener = page.getByRole("button", { name: button });
      await opener.click();
      await expect(inside(page)).toBeVisible();
      await expectAccessibleInBothSchemes(page);
      await page.keyboard.press("Escape");
      await expect(inside(page)).toBeHidden();
      await expect(opener).toBeFocused();
    });
  }
  await test.step("commands", async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
    await expectAccessibleInBothSchemes(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  });
  await test.step("keys", async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await expectAccessibleInBothSchemes(page);
  });
});
