import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

test.beforeEach(({ signIn }) => signIn("manager"));

/** The headers of the table, and a pointer that drags them; `to` is a part of the other one's width. */
function headersOf(page: Page) {
  const headers = jobsScreen(page).table.getByRole("columnheader");
  const header = (name: string) => headers.filter({ hasText: name });
  const pointAt = async (name: string, part: number) => {
    const box = await header(name).boundingBox();
    if (box === null) throw new Error(`There is no header ${name}.`);
    return { x: box.x + box.width * part, y: box.y + box.height / 2 };
  };
  return {
    header,
    mark: page.locator("[data-drop-mark]"),
    async names() {
      return (await headers.allTextContents()).slice(0, FIRST.length);
    },
    async press(name: string) {
      const { x, y } = await pointAt(name, 0.3);
      await page.mouse.move(x, y);
      await page.mouse.down();
    },
    /** Presses and trembles until the header follows: the code of a drag comes once the page is at rest. */
    async take(name: string) {
      const { x, y } = await pointAt(name, 0.3);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await expect(async () => {
        await page.mouse.move(x + 8, y, { steps: 2 });
        await page.mouse.move(x, y, { steps: 2 });
        await expect(header(name)).toHaveAttribute("data-dragged", "", { timeout: 100 });
      }).toPass();
    },
    async carry(name: string, part: number) {
      const { x, y } = await pointAt(name, part);
      await page.mouse.move(x, y, { steps: 6 });
    },
  };
}

/** The column of boxes, which stands first whatever is moved. */
const BOXES = "Choose all on this page";
const FIRST = [BOXES, "Order", "Status", "Service", "Appointment", "Technicians", "Buyer"];

test("a header is dragged to another place, which is kept; Esc leaves it @desktop @deep", async ({
  page,
}) => {
  const { names, take, carry, mark } = headersOf(page);
  await jobsScreen(page).open();
  await take("Status");
  await carry("Appointment", 0.8);
  await expect(mark).toBeVisible();
  expect(await page.evaluate(() => `${getSelection()}`)).toBe("");
  await page.keyboard.press("Escape");
  await expect(mark).toHaveCount(0);
  await page.mouse.up();
  expect(await names()).toEqual(FIRST);
  await expectParameters(page, {});

  await take("Status");
  await carry("Appointment", 0.8);
  await page.mouse.up();
  await expect(mark).toHaveCount(0);
  const moved = [BOXES, "Order", "Service", "Appointment", "Status", "Technicians", "Buyer"];
  await expect.poll(names).toEqual(moved);
  await expectParameters(page, {});
  await page.reload();
  await expect.poll(names).toEqual(moved);
});

test("a click on a header still sorts, and its edge still resizes @desktop @deep", async ({
  page,
}) => {
  const { names, header, take, carry, mark } = headersOf(page);
  await jobsScreen(page).open();
  const box = await header("Buyer").boundingBox();
  if (box === null) throw new Error("The column has no header.");
  await page.mouse.move(box.x + box.width - 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 98, box.y + 10, { steps: 4 });
  await expect(mark).toHaveCount(0);
  await page.mouse.up();
  expect(await names()).toEqual(FIRST);
  await take("Buyer");
  await carry("Service", 0.1);
  await page.mouse.up();
  await expect.poll(names).toEqual([BOXES, "Order", "Status", "Buyer", ...FIRST.slice(3, 6)]);
  await header("Status").getByRole("button").click();
  await expectParameters(page, { sort: "status" });
});

test("what is fixed or pinned keeps to its own side @desktop @deep", async ({ page }) => {
  const { names, press, take, carry, mark } = headersOf(page);
  await jobsScreen(page).open();
  for (const fixed of [BOXES, "Order"]) {
    await press(fixed);
    await carry("Service", 0.8);
    await expect(mark).toHaveCount(0);
    await page.mouse.up();
    expect(await names()).toEqual(FIRST);
  }
  await page.getByRole("button", { name: "Columns" }).click();
  const panel = page.getByRole("dialog", { name: "Columns" });
  await panel.getByRole("button", { name: "Pin Appointment" }).click();
  await panel.getByRole("button", { name: "Pin Buyer" }).click();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await take("City");
  await carry("Order", 0.2);
  await page.mouse.up();
  const pinned = [BOXES, "Order", "Appointment", "Buyer"];
  await expect.poll(names).toEqual([...pinned, "City", "Status", "Service"]);
  await take("Buyer");
  await carry("Order", 0.2);
  await page.mouse.up();
  await expect
    .poll(names)
    .toEqual([BOXES, "Order", "Buyer", "Appointment", "City", "Status", "Service"]);
});

test("from right to left the same way round @desktop @deep", async ({ page }) => {
  const { names, take, carry } = headersOf(page);
  await jobsScreen(page).open();
  await page.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  await take("Status");
  await carry("Service", 0.2);
  await page.mouse.up();
  await expect.poll(names).toEqual([BOXES, "Order", "Service", "Status", ...FIRST.slice(4)]);
});
