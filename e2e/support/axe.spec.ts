import type { Page } from "@playwright/test";
import { expect, test } from "./browser-test";
import { expectAccessible } from "./screen/axe";

const BUTTON = "position: absolute; width: 16px; height: 16px; padding: 0; border: 0";

/** A popup with a small button, and another one near it: in the popup, or under its edge. */
async function showPopup(page: Page, other: { inside: boolean }): Promise<void> {
  const near = `<button style="${BUTTON}; left: ${other.inside ? 28 : -12}px; top: 8px" aria-label="Near"></button>`;
  await page.setContent(`<!doctype html><html lang="en"><title>Popup</title><main><h1>Popup</h1>
    <div style="position: absolute; left: 40px; top: 200px">
      ${other.inside ? "" : near}
      <div role="dialog" aria-label="Popup" style="position: absolute; width: 90px; height: 90px; background: white">
        <button style="${BUTTON}; left: 8px; top: 8px" aria-label="Small"></button>
        ${other.inside ? near : ""}
      </div>
    </div></main></html>`);
}

test("a target in a popup needs room from its neighbours there @desktop", async ({ page }) => {
  await showPopup(page, { inside: true });
  await expect(expectAccessible(page)).rejects.toThrow("insufficient space");
});

test("a target in a popup needs none from what the popup covers @desktop", async ({ page }) => {
  await showPopup(page, { inside: false });
  await expectAccessible(page);
});
