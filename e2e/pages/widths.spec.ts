import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

test.use({
  allowedProblems: /^(400: GET .*SIM-REJECT|404: GET .*\/jobs\/1)/,
});

/** Each page is loaded at the first width of a row, and then drawn over the others. */
const WIDTHS = [
  { widths: [320, 390], variant: "" },
  { widths: [640, 1024, 1440, 2560], variant: " @deep" },
];

const LIST = "/jobs?status=COMPLETED,NOT_SERVICED&created=90d&asin=SHORT&tz=America/Chicago";

/** What follows the width of the window has followed it by then. */
function afterTwoFrames(page: Page) {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

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

for (const { widths, variant } of WIDTHS) {
  test(`nothing makes the page scroll sideways at ${widths.join(", ")} px @desktop${variant}`, async ({
    page,
    signIn,
  }) => {
    test.slow();
    const [least = 0] = widths;
    const drawTo = async (width: number) => {
      await page.setViewportSize({ width, height: 800 });
      await afterTwoFrames(page);
    };
    const screen = jobsScreen(page);
    const lastRow = screen.table.getByRole("row").last();
    const display = () => lastRow.evaluate((row) => getComputedStyle(row).display);
    const expectRoom = async (where: string, alsoAt?: (width: number) => Promise<void>) => {
      for (const width of widths) {
        await drawTo(width);
        await expectNoSidewaysScroll(page, `${where} at ${width} px`);
        await alsoAt?.(width);
      }
      await drawTo(least);
    };

    await drawTo(least);
    await page.goto("/sign-in");
    await expectRoom("sign-in");
    await signIn("manager");
    await screen.open(LIST);
    await expectRoom("list", async (width) => {
      expect(await display(), "cards below 640 px").toBe(width < 640 ? "flex" : "table-row");
    });
    const [order = ""] = await screen.orderIds();
    await screen.links.first().click();
    await expect(screen.drawer.getByRole("heading", { name: "Ids" })).toBeVisible();
    await expectRoom("drawer");
    await page.goto("/jobs?store=SIM-REJECT");
    await expect(page.getByRole("heading", { name: "Amazon refused the request" })).toBeVisible();
    await expectRoom("failed");
    await page.goto("/jobs?store=NO-SUCH-STORE-WITH-A-VERY-LONG-NAME-INDEED&status=HOLD");
    await expect(page.getByRole("heading", { name: /^No job matches/ })).toBeVisible();
    await expectRoom("no match");
    await page.goto("/jobs/1");
    await expect(page.getByRole("heading", { name: "Amazon knows no such job" })).toBeVisible();
    await expectRoom("no such job");
    await page.goto("/lookup");
    await waitUntilAlive(page);
    await page.getByRole("textbox", { name: "Ids" }).fill(`${order} ${"9".repeat(40)} banana`);
    await page.getByRole("button", { name: "Look up" }).click();
    const found = page.getByRole("table", { name: "Jobs found" });
    await expect(found).toBeVisible();
    await expectRoom("lookup");
    await found.getByRole("link", { name: order }).first().click();
    await expect(page.getByRole("heading", { name: "Ids" })).toBeVisible();
    await expectRoom("a job beside the lookup");
    await page.getByRole("link", { name: "Open as a page" }).click();
    await expect(page).toHaveURL(/\/jobs\/\d+$/);
    await expect(page.getByRole("heading", { name: "Ids" })).toBeVisible();
    await expectRoom("a job's own page");
  });
}

for (const [width, variant] of [
  [320, ""],
  [640, " @deep"],
  [2560, " @deep"],
] as const) {
  test(`what opens stays inside the page at ${width} px @desktop${variant} @deep`, async ({
    page,
    signIn,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    const screen = jobsScreen(page);
    await signIn("manager");
    await screen.open(LIST);
    const isWide = width >= 640;
    for (const [name, role] of [
      [isWide ? /^Store/ : /^Filters/, "dialog"],
      [isWide ? /^Created:/ : /^Filters/, "dialog"],
      ["Search and commands", "dialog"],
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
