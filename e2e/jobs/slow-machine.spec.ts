import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

/** How many times slower than this machine the page runs. */
const SLOWNESS = 4;

test.beforeEach(async ({ signIn, context, page }) => {
  await signIn("manager");
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWNESS });
});

test("choices made one right after the other all count on a slow machine @desktop @deep", async ({
  page,
}) => {
  test.slow();
  const screen = jobsScreen(page);
  await screen.open();
  const tiles = page.getByLabel("Jobs by status");
  await tiles.getByRole("button", { name: /^On hold/ }).click();
  await tiles.getByRole("button", { name: /^Completed/ }).click();
  await tiles.getByRole("button", { name: /^Cancelled/ }).click();
  await expectParameters(page, { status: "HOLD,COMPLETED,CANCELLED" });
});

test("keys pressed one right after the other all count on a slow machine @desktop @deep", async ({
  page,
}) => {
  test.slow();
  const screen = jobsScreen(page);
  await screen.open("/jobs?size=5");
  const orders = await screen.orderIds();
  await screen.links.first().press("Enter");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(screen.drawer).toContainText(orders[2] ?? "-");
  await page.keyboard.press("Escape");
  await page.keyboard.press("]");
  await page.keyboard.press("[");
  await expectParameters(page, { size: "5" });
  await page.keyboard.press("]");
  await page.keyboard.press("]");
  await expectParameters(page, { size: "5", page: "3" });
});
