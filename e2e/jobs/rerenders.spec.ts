import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";

type Watching = Window & { drawnProps?: Map<Element, unknown> };

/** What React has rendered anew since: each rendering gives an element new props. */
async function watchRendering(
  page: Page,
): Promise<() => Promise<{ table: boolean; rows: number }>> {
  const look = () =>
    page.evaluate(() => {
      const propsOf = (element: Element) =>
        Object.entries(element).find(([key]) => key.startsWith("__reactProps"))?.[1];
      const elements = [...document.querySelectorAll("table, [data-row]")];
      const before = (window as Watching).drawnProps;
      (window as Watching).drawnProps = new Map(elements.map((one) => [one, propsOf(one)]));
      const anew = elements.filter((one) => before?.get(one) !== propsOf(one));
      const rows = anew.filter((one) => one.matches("[data-row]")).length;
      return { table: anew.length > rows, rows };
    });
  await look();
  return look;
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
  const rendered = await watchRendering(page);

  // The clock draws the table once in a while; letters that draw it do so every time.
  const letters = (type: () => Promise<void>) =>
    expect(async () => {
      await rendered();
      await type();
      expect(await rendered()).toEqual({ table: false, rows: 0 });
    }).toPass();

  await letters(async () => {
    await screen.bar.getByRole("button", { name: /^Store/ }).click();
    const store = page.getByRole("combobox", { name: "Add to Store" });
    // What was typed before stays in the field.
    await store.clear();
    await store.pressSequentially("SEA-TUKWILA");
    await expect(store).toHaveValue("SEA-TUKWILA");
    await page.keyboard.press("Escape");
    await expect(store).toBeHidden();
  });
  await letters(async () => {
    await page.keyboard.press("Control+k");
    const commands = page.getByRole("dialog", { name: "Commands" });
    await commands.getByRole("combobox").pressSequentially("updated 24");
    await expect(commands.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(commands).toBeHidden();
  });

  await screen.links.first().press("Enter");
  await expect(screen.drawer).toBeVisible();
  expect((await rendered()).rows).toBe(1);
  await page.keyboard.press("j");
  await expect(screen.table.locator("[aria-current]").getByRole("link")).toHaveText(
    (await screen.links.nth(1).textContent()) ?? "-",
  );
  expect((await rendered()).rows).toBe(2);
});
