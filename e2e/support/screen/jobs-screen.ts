import { expect, type Locator, type Page } from "@playwright/test";

/** Where the sheet of filters takes over from the bar, in pixels. */
const NARROW = 640;

/** The jobs page as a person finds their way on it: by roles and names. */
export function jobsScreen(page: Page) {
  const table = page.getByRole("table", { name: "Service jobs" });
  const pager = page.getByRole("navigation", { name: "Pages" });
  const chips = page.getByRole("list", { name: "Active filters" }).getByRole("listitem");
  const bar = page.getByRole("region", { name: "Filters", exact: true });
  const sheet = page.getByRole("dialog", { name: "Filters" });
  const isNarrow = () => (page.viewportSize()?.width ?? 0) < NARROW;

  return {
    table,
    /** The link of each row: the order id. */
    links: table.getByRole("link"),
    pager,
    pageField: pager.getByRole("textbox", { name: "Page" }),
    chips,
    bar,
    sheet,
    drawer: page
      .getByRole("dialog")
      .filter({ has: page.getByRole("link", { name: "Open as a page" }) }),
    problems: page.getByRole("region", { name: "Address" }),
    refresh: page.getByRole("button", { name: "Refresh" }),
    chip: (text: string) => chips.filter({ hasText: text }),
    removeChip: (name: string) => chips.getByRole("button", { name: `Remove ${name}` }).click(),
    isNarrow,

    /** Opens `path` and waits for its rows. */
    async open(path = "/jobs") {
      await page.goto(path);
      await expect(table.getByRole("link").first()).toBeVisible();
      await waitUntilAlive(page);
    },
    /** The order ids, once the rows answer the question of the address. */
    async orderIds() {
      await expect(table).toHaveAttribute("aria-busy", "false");
      return table.getByRole("link").allTextContents();
    },

    /** The control of a filter as it stands in the bar, or in the sheet. */
    control: (name: string, value: string): Locator =>
      isNarrow()
        ? sheet.getByRole("button", { name: `${name} ${value}`, exact: true })
        : bar.getByRole("button", { name: `${name}: ${value}`, exact: true }),
    async openSheet() {
      if (isNarrow()) await bar.getByRole("button", { name: /^Filters/ }).click();
    },

    /** Opens a filter by its name, does something there, and leaves it. */
    async inFilter(name: RegExp, act: (place: Locator) => Promise<void>) {
      if (isNarrow()) {
        await bar.getByRole("button", { name: /^Filters/ }).click();
        const section = sheet.getByRole("heading").getByRole("button", { name });
        // The section that was open last still is.
        if ((await section.getAttribute("aria-expanded")) !== "true") await section.click();
        await act(sheet);
        await sheet.getByRole("button", { name: "Done" }).click();
        await expect(sheet).toBeHidden();
      } else {
        await bar.getByRole("button", { name }).first().click();
        const popover = page.getByRole("dialog");
        await act(popover);
        await page.keyboard.press("Escape");
        await expect(popover).toBeHidden();
      }
    },
  };
}

/** Waits until React has taken over the page: before that, keys and clicks go unheard. */
export async function waitUntilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const buttons = [...document.querySelectorAll("main button")];
    return buttons.some((button) => Object.keys(button).some((key) => key.startsWith("__react")));
  });
  // What listens to keys is set up once React has nothing more urgent to do.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}

/** Addresses follow within milliseconds: left alone, a poll would look again after 100, 250 and 500. */
const SOON = [20, 40, 80, 160, 250];

/** The parameters of the address, but for the instant that holds a turned page still. */
function parametersOf(page: Page): Record<string, string> {
  const { asOf: _, ...parameters } = Object.fromEntries(new URL(page.url()).searchParams);
  return parameters;
}

/** The job that the address names now. */
export function openJob(page: Page): string | null {
  return new URL(page.url()).searchParams.get("job");
}

/** The job that has just been opened: the address names it a moment after the drawer shows it. */
export async function openedJob(page: Page): Promise<string> {
  await expect.poll(() => openJob(page)).not.toBeNull();
  return openJob(page) ?? "";
}

/** Expects that the address comes to hold these parameters and no others. */
export async function expectParameters(page: Page, parameters: Record<string, string>) {
  await expect.poll(() => parametersOf(page), { intervals: SOON }).toEqual(parameters);
}
