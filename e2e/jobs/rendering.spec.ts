import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/fixtures";
import { jobsScreen } from "@/e2e/support/jobs-screen";

type Watching = Window & { rowProps?: Map<Element, unknown> };

/** Counts the rows that React has rendered anew since: each rendering gives its row new props. */
async function watchRows(page: Page): Promise<() => Promise<number>> {
  const count = () =>
    page.evaluate(() => {
      const propsOf = (row: Element) =>
        Object.entries(row).find(([key]) => key.startsWith("__reactProps"))?.[1];
      const rows = [...document.querySelectorAll("[data-row]")];
      const before = (window as Watching).rowProps;
      (window as Watching).rowProps = new Map(rows.map((row) => [row, propsOf(row)]));
      return rows.filter((row) => before?.get(row) !== propsOf(row)).length;
    });
  await count();
  return count;
}

test("only rows that change are rendered: none for a letter typed beside them @desktop", async ({
  page,
  signIn,
}) => {
  await signIn("manager");
  const screen = jobsScreen(page);
  await screen.open();
  await expect(screen.links).toHaveCount(20);
  // The answer's own marks and the tiles may still be on their way.
  await page.waitForLoadState("networkidle");
  const rendered = await watchRows(page);

  await screen.bar.getByRole("button", { name: /^Store/ }).click();
  const store = page.getByRole("combobox", { name: "Add to Store" });
  await store.pressSequentially("SEA-TUKWILA");
  await expect(store).toHaveValue("SEA-TUKWILA");
  await page.keyboard.press("Escape");
  expect(await rendered()).toBe(0);

  await page.keyboard.press("Control+k");
  const commands = page.getByRole("dialog", { name: "Commands" });
  await commands.getByRole("combobox").pressSequentially("updated 24");
  await expect(commands.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(commands).toBeHidden();
  expect(await rendered()).toBe(0);

  await screen.links.first().press("Enter");
  await expect(screen.drawer).toBeVisible();
  expect(await rendered()).toBe(1);
  await page.keyboard.press("j");
  await expect(screen.table.locator("[aria-current]").getByRole("link")).toHaveText(
    (await screen.links.nth(1).textContent()) ?? "-",
  );
  expect(await rendered()).toBe(2);
});
