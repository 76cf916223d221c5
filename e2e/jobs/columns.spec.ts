import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";
import { expectSaid } from "@/e2e/support/screen/toasts";

test.beforeEach(({ signIn }) => signIn("manager"));

/** The column of boxes, which is no choice: it stands first whatever is arranged. */
const BOXES = "Choose all on this page";
const FIRST = [
  BOXES,
  "Order",
  "Status",
  "Service",
  "Appointment",
  "Technicians",
  "Buyer",
  "City",
  "Store",
  "Items",
  "Created",
];

function columnsOf(page: Page) {
  const { table } = jobsScreen(page);
  const headers = table.getByRole("columnheader");
  const button = page.getByRole("button", { name: "Columns" });
  const panel = page.getByRole("dialog", { name: "Columns" });
  return {
    headers,
    panel,
    button,
    header: (name: string) => headers.filter({ hasText: name }),
    /** In whole px: what is left of a screen is shared out by parts of one. */
    async widthOf(name: string) {
      return Math.round((await headers.filter({ hasText: name }).boundingBox())?.width ?? 0);
    },
    async leftOf(name: string) {
      return (await headers.filter({ hasText: name }).boundingBox())?.x;
    },
    async heightOfRow() {
      return (await table.getByRole("row").nth(2).boundingBox())?.height;
    },
    async close() {
      await page.keyboard.press("Escape");
      await expect(panel).toBeHidden();
    },
  };
}

test("columns are hidden, shown, moved, and kept, until they are reset @desktop", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  const columns = columnsOf(page);
  await screen.open();
  await expect(columns.headers).toHaveText(FIRST);
  await columns.button.click();
  await columns.panel.getByRole("checkbox", { name: "City" }).click();
  await columns.panel.getByRole("checkbox", { name: "Skills" }).click();
  const down = columns.panel.getByRole("button", { name: "Move Status down" });
  await down.click();
  await down.press("Enter");
  await expect(down).toBeFocused();
  const changed = [
    BOXES,
    "Order",
    "Service",
    "Appointment",
    "Status",
    "Technicians",
    "Buyer",
    "Store",
    "Items",
    "Created",
    "Skills",
  ];
  await expect(columns.headers).toHaveText(changed);
  await page.reload();
  await expect(columns.headers).toHaveText(changed);
  await columns.button.click();
  await columns.panel.getByRole("button", { name: "Reset" }).click();
  await expect(columns.headers).toHaveText(FIRST);
  await page.reload();
  await expect(columns.headers).toHaveText(FIRST);
});

test("a column is dragged to its place; Esc leaves it where it was @desktop @deep", async ({
  page,
}) => {
  const columns = columnsOf(page);
  await jobsScreen(page).open();
  await columns.button.click();
  const entry = (name: string) =>
    columns.panel.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name }) });
  const grip = async (name: string) => {
    const box = await entry(name).locator("[data-grip]").boundingBox();
    if (box === null) throw new Error(`${name} has no grip.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [city, status] = [await grip("City"), await grip("Status")];
  const drag = async () => {
    await page.mouse.move(city.x, city.y);
    await page.mouse.down();
    await page.mouse.move(status.x, status.y + 3, { steps: 6 });
  };
  await drag();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(columns.panel).toBeVisible();
  await expect(columns.headers).toHaveText(FIRST);
  await drag();
  await page.mouse.up();
  await expect(columns.headers.nth(2)).toHaveText("City");
  await expect(columns.headers.nth(3)).toHaveText("Status");
  await page.reload();
  await expect(columns.headers.nth(2)).toHaveText("City");
});

test("a column is as wide as its edge is dragged, or as is typed @desktop @deep", async ({
  page,
}) => {
  const columns = columnsOf(page);
  await jobsScreen(page).open();
  const box = await columns.header("Buyer").boundingBox();
  if (box === null) throw new Error("The column has no header.");
  await page.mouse.move(box.x + box.width - 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 98, box.y + 10, { steps: 4 });
  await page.mouse.up();
  const dragged = Math.round(box.width + 100);
  await expect.poll(() => columns.widthOf("Buyer")).toBe(dragged);
  await page.reload();
  await expect.poll(() => columns.widthOf("Buyer")).toBe(dragged);
  await columns.button.click();
  const field = columns.panel.getByRole("spinbutton", { name: "Width of Buyer in pixels" });
  await expect(field).toHaveValue(String(dragged));
  await field.fill("240");
  await field.press("Enter");
  await expect.poll(() => columns.widthOf("Buyer")).toBe(240);
  await field.fill("9");
  await field.press("Enter");
  await expect.poll(() => columns.widthOf("Buyer")).toBe(72);
});

test("a pinned column stays while the others are scrolled @desktop @deep", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 700 });
  const columns = columnsOf(page);
  await jobsScreen(page).open();
  await columns.button.click();
  await columns.panel.getByRole("button", { name: "Pin Appointment" }).click();
  await columns.close();
  await expect(columns.headers.nth(2)).toHaveText("Appointment");
  const before = await columns.leftOf("Appointment");
  const boxes = await columns.leftOf(BOXES);
  const created = await columns.leftOf("Created");
  await page
    .getByRole("region", { name: "Service jobs" })
    .evaluate((list) => list.scrollBy(300, 0));
  await expect.poll(() => columns.leftOf("Created")).toBe((created ?? 0) - 300);
  expect(await columns.leftOf("Appointment")).toBe(before);
  expect(await columns.leftOf(BOXES)).toBe(boxes);
  await page.reload();
  await expect(columns.headers.nth(2)).toHaveText("Appointment");
});

test("rows are 36 px high, or 30, and stay so @desktop @deep", async ({ page }) => {
  const columns = columnsOf(page);
  await jobsScreen(page).open();
  expect(await columns.heightOfRow()).toBe(36);
  await columns.button.click();
  await columns.panel.getByRole("button", { name: "Compact" }).click();
  await expect.poll(() => columns.heightOfRow()).toBe(30);
  await page.reload();
  await expect.poll(() => columns.heightOfRow()).toBe(30);
});

test("a wide screen gives every name its room @desktop @deep", async ({ page }) => {
  await page.setViewportSize({ width: 2560, height: 1440 });
  const columns = columnsOf(page);
  await jobsScreen(page).open();
  expect(await columns.widthOf("Service")).toBeLessThan(600);
  expect(await columns.widthOf("Buyer")).toBeGreaterThan(200);
});

test("theme, language and row height that no cookie keeps are said @desktop @deep", async ({
  page,
}) => {
  await page.addInitScript(() =>
    Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => undefined }),
  );
  await jobsScreen(page).open("/jobs?status=HOLD");
  for (const command of ["Dark", "Deutsch", "Compact"]) {
    await page.keyboard.press("ControlOrMeta+k");
    const field = page.getByRole("dialog").getByRole("combobox");
    await field.fill(command);
    await page.getByRole("option", { name: command }).first().click();
    await expectSaid(page, "The choice was not kept");
  }
});
