import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures";
import { jobsScreen, waitUntilAlive } from "../support/jobs-screen";

test.use({
  allowedProblems: /^(400: GET .*SIM-REJECT|404: GET .*\/jobs\/1)/,
});

const WIDTHS = [320, 390, 640, 1024, 1440, 2560];

const LIST = "/jobs?status=COMPLETED,NOT_SERVICED&created=90d&asin=SHORT&tz=America/Chicago";

async function expectNoSidewaysScroll(page: Page, where: string) {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess, where).toBe(0);
}

/** What is open stands within the page, and its own text does as well. */
async function expectInside(page: Page, role: "dialog" | "menu", where: string) {
  const popup = page.getByRole(role);
  await expect(popup).toBeVisible();
  await expect
    .poll(async () => {
      const box = await popup.boundingBox();
      return box && box.x >= 0 && box.x + box.width <= (page.viewportSize()?.width ?? 0);
    }, where)
    .toBe(true);
  expect(await popup.evaluate((it) => it.scrollWidth - it.clientWidth), where).toBe(0);
  await expectNoSidewaysScroll(page, where);
}

for (const width of WIDTHS) {
  test(`nothing makes the page scroll sideways at ${width} px @desktop`, async ({
    page,
    signIn,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    const screen = jobsScreen(page);
    await page.goto("/sign-in");
    await expectNoSidewaysScroll(page, "sign-in");
    await signIn("manager");
    await screen.open(LIST);
    await expectNoSidewaysScroll(page, "list");
    const display = await screen.table
      .getByRole("row")
      .last()
      .evaluate((row) => {
        return getComputedStyle(row).display;
      });
    expect(display, "cards below 640 px").toBe(width < 640 ? "flex" : "table-row");
    const [order = ""] = await screen.orderIds();
    await screen.links.first().click();
    await expect(screen.drawer.getByRole("heading", { name: "Ids" })).toBeVisible();
    await expectNoSidewaysScroll(page, "drawer");
    await page.goto("/jobs?store=SIM-REJECT");
    await expect(page.getByRole("heading", { name: "Amazon refused the request" })).toBeVisible();
    await expectNoSidewaysScroll(page, "failed");
    await page.goto("/jobs?store=NO-SUCH-STORE-WITH-A-VERY-LONG-NAME-INDEED&status=HOLD");
    await expect(page.getByRole("heading", { name: /^No job matches/ })).toBeVisible();
    await expectNoSidewaysScroll(page, "no match");
    await page.goto("/jobs/1");
    await expect(page.getByRole("heading", { name: "Amazon knows no such job" })).toBeVisible();
    await expectNoSidewaysScroll(page, "no such job");
    await page.goto("/lookup");
    await waitUntilAlive(page);
    await page.getByRole("textbox", { name: "Ids" }).fill(`${order} ${"9".repeat(40)} banana`);
    await page.getByRole("button", { name: "Look up" }).click();
    const found = page.getByRole("table", { name: "Jobs found" });
    await expect(found).toBeVisible();
    await expectNoSidewaysScroll(page, "lookup");
    await found.getByRole("link", { name: order }).first().click();
    await expect(page.getByRole("heading", { name: "Ids" })).toBeVisible();
    await expectNoSidewaysScroll(page, "a job's own page");
  });
}

for (const width of [320, 640, 2560]) {
  test(`what opens stays inside the page at ${width} px @desktop`, async ({ page, signIn }) => {
    await page.setViewportSize({ width, height: 800 });
    const screen = jobsScreen(page);
    await signIn("manager");
    await screen.open(LIST);
    const isWide = width >= 640;
    for (const [name, role] of [
      [isWide ? /^Store/ : /^Filters/, "dialog"],
      [isWide ? /^Created:/ : /^Filters/, "dialog"],
      [/^View:/, "dialog"],
      [isWide ? "Columns" : /^Filters/, "dialog"],
      ["Export", "dialog"],
      ["Copy link", "menu"],
      [/^Account:/, "menu"],
    ] as const) {
      await page.getByRole("button", { name }).first().click();
      await expectInside(page, role, String(name));
      await page.keyboard.press("Escape");
      await expect(page.getByRole(role)).toBeHidden();
    }
  });
}

test("text of twice the size makes nothing scroll sideways @desktop", async ({ page, signIn }) => {
  const screen = jobsScreen(page);
  await signIn("manager");
  await screen.open(LIST);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await expectNoSidewaysScroll(page, "list");
  await screen.links.first().click();
  await expect(screen.drawer.getByRole("heading", { name: "Ids" })).toBeVisible();
  await expectNoSidewaysScroll(page, "drawer");
});
