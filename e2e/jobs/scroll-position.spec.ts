import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

test.beforeEach(({ signIn }) => signIn("manager"));

/** A low window on a wide screen: there the box of the rows scrolls. */
test.use({ viewport: ({ viewport }, use) => use(viewport && { ...viewport, height: 720 }) });

/** How far the rows have been scrolled, by whichever of the two scrolls. */
const scrollOffset = (page: Page) =>
  page.evaluate(() => {
    const rows = document.querySelector("[data-rows]")?.scrollTop ?? 0;
    return Math.round(rows > 0 ? rows : window.scrollY);
  });

/** Scrolls as a person does, and waits until nothing moves any more. */
async function scrollDown(page: Page, pixels: number): Promise<number> {
  const row = page.locator("[data-row]").first();
  await row.hover();
  await page.mouse.wheel(0, pixels);
  await expect.poll(() => scrollOffset(page)).toBeGreaterThan(pixels / 2);
  let before = -1;
  await expect
    .poll(async () => {
      const now = await scrollOffset(page);
      const still = now === before;
      before = now;
      return still;
    })
    .toBe(true);
  return before;
}

const expectScrollOffset = (page: Page, place: number) =>
  expect.poll(() => scrollOffset(page), { message: "place in the rows" }).toBe(place);

test("a new page starts at its top, Back returns to the place on the one before", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=90d");
  await scrollDown(page, 260);
  const next = screen.pager.getByRole("link", { name: "Next" });
  await next.scrollIntoViewIfNeeded();
  const first = await scrollOffset(page);
  await next.click();
  await expect(screen.pager).toContainText("21–40");
  await expectScrollOffset(page, 0);
  const second = await scrollDown(page, 180);
  await page.goBack();
  await expect(screen.pager).toContainText("1–20");
  await expectScrollOffset(page, first);
  await page.goForward();
  await expect(screen.pager).toContainText("21–40");
  await expectScrollOffset(page, second);
});

test("a job opened and closed leaves the rows where they are @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=90d");
  await scrollDown(page, 260);
  const link = screen.links.nth(screen.isNarrow() ? 4 : 10);
  await link.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const place = await scrollOffset(page);
  await link.click();
  await expect(screen.drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(screen.drawer).toBeHidden();
  await expectScrollOffset(page, place);
  await page.goBack();
  await expect(screen.drawer).toBeVisible();
  await page.goBack();
  await expect(screen.drawer).toBeHidden();
  await expectScrollOffset(page, place);
});

test("Back from a job's own page returns to the place in the list @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=90d&status=COMPLETED");
  await scrollDown(page, 260);
  const link = screen.links.nth(screen.isNarrow() ? 4 : 10);
  await link.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const place = await scrollOffset(page);
  await link.click();
  await screen.drawer.getByRole("link", { name: "Open as a page" }).click();
  await expect(page).toHaveURL(/\/jobs\/\d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goBack();
  await expect(screen.drawer).toBeVisible();
  await page.goBack();
  await expect(screen.drawer).toBeHidden();
  await expectScrollOffset(page, place);
});

test("Back from the lookup returns to the place in the list, also after a reload @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=90d");
  const place = await scrollDown(page, 260);
  await page.getByRole("link", { name: "Lookup", exact: true }).click();
  await expect(page).toHaveURL(/\/lookup$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goBack();
  await expect(screen.links.first()).toBeVisible();
  await expectScrollOffset(page, place);
  await page.reload();
  await expect(screen.links.first()).toBeVisible();
  await waitUntilAlive(page);
  await expectScrollOffset(page, place);
});

test("a filter chosen far down shows the new list from its top @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=90d&status=COMPLETED,NOT_SERVICED");
  await scrollDown(page, 260);
  await screen.queue("Open").click();
  await expectParameters(page, { created: "90d", status: "COMPLETED" });
  await expect(screen.table).toHaveAttribute("aria-busy", "false");
  await expectScrollOffset(page, 0);
});

test("a refresh moves nothing @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=90d");
  const place = await scrollDown(page, 260);
  const answer = page.waitForResponse(/\/api\/jobs\?/);
  await page.keyboard.press("r");
  await answer;
  await expect(screen.table).toHaveAttribute("aria-busy", "false");
  await expectScrollOffset(page, place);
});

test("the navigation leads back to the list as it was left (langfuse#10955) @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  const nav = page.getByRole("navigation", { name: "Main" });
  await screen.open(`/jobs?status=HOLD,COMPLETED&size=5&page=2`);
  await nav.getByRole("link", { name: "Lookup" }).click();
  await expect(page).toHaveURL(/\/lookup$/);
  await nav.getByRole("link", { name: "Jobs" }).click();
  await expectParameters(page, { status: "HOLD,COMPLETED", size: "5", page: "2" });
  await expect(screen.chip("On hold")).toBeVisible();
  await nav.getByRole("link", { name: "Jobs" }).click();
  await expectParameters(page, {});
});
