import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";

test.beforeEach(({ signIn }) => signIn("manager"));

test("user report 14: a refresh jumps @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open(`/jobs?created=90d`);
  await screen.orderIds();
  const row = screen.links.nth(5);
  await row.scrollIntoViewIfNeeded();
  const before = await row.boundingBox();
  const answer = page.waitForResponse(/\/api\/jobs\?/);
  await page.keyboard.press("r");
  await answer;
  await screen.orderIds();
  expect(await row.boundingBox()).toEqual(before);
});

test("user report 17: column widths are forgotten @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  const head = screen.table.getByRole("columnheader", { name: "Service" });
  const widthOf = async () => Math.round((await head.boundingBox())?.width ?? 0);
  const box = await head.boundingBox();
  if (box === null) throw new Error("There is no Service column.");
  const edge = { x: box.x + box.width - 3, y: box.y + box.height / 2 };
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x + 90, edge.y, { steps: 5 });
  await page.mouse.up();
  const wide = await widthOf();
  expect(wide).toBeGreaterThan(Math.round(box.width) + 60);
  await page.reload();
  await expect(screen.links.first()).toBeVisible();
  expect(await widthOf()).toBe(wide);
});
