import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";

/** What would be on the clipboard; phones' permissions differ. */
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

test("a job is copied as text for a technician, in the zone of the job site @desktop", async ({
  page,
  signIn,
}) => {
  await signIn("manager");
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=NOT_SERVICED&store=SEA-TUKWILA-01&created=90d");
  const order = (await screen.orderIds())[0] ?? "-";
  await screen.links.first().click();
  await screen.drawer.getByRole("button", { name: "Copy as text" }).click();
  await expect(page.getByText("Copied as text")).toBeVisible();
  const text = await copied(page);
  expect(text).toContain(`Order id: ${order}`);
  expect(text).toMatch(/Appointment: .* P[SD]T/);
  await screen.drawer.getByRole("link", { name: "Open as a page" }).click();
  await expect(page).toHaveURL(/\/jobs\/\d+$/);
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.getByRole("button", { name: "Copy as text" }).click();
  await expect.poll(() => copied(page)).toBe(text);
});

test("the commands copy the open job too @desktop", async ({ page, signIn }) => {
  await signIn("manager");
  const screen = jobsScreen(page);
  await screen.open("/jobs?size=5");
  await screen.links.first().click();
  await expect(screen.drawer.getByRole("heading", { name: "When" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  const field = page.getByRole("dialog", { name: "Commands" }).getByRole("combobox");
  await field.fill("open job as text");
  await page.getByRole("option", { name: "Copy the open job as text" }).click();
  await expect.poll(() => copied(page)).toContain("Job id:");
});

test("the tab is named after the list, and after the job @desktop", async ({ page, signIn }) => {
  await signIn("viewer");
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=COMPLETED&created=90d&size=5&page=2");
  await expect(page).toHaveTitle("2 filters, page 2 · Jobs · Service Jobs");
  await screen.removeChip("Status: Completed");
  await expect(page).toHaveTitle("1 filter · Jobs · Service Jobs");
  await screen.links.first().click();
  await expect(page).toHaveTitle(/^Job \d+ · Jobs · Service Jobs$/);
  await screen.drawer.getByRole("link", { name: "Open as a page" }).click();
  await expect(page).toHaveURL(/\/jobs\/\d+$/);
  await expect(page).toHaveTitle(/^Job \d+ · Service Jobs$/);
});

test("browsers and phones find their icons @desktop", async ({ request, app }) => {
  for (const [path, type] of [
    ["/favicon.ico", "image/x-icon"],
    ["/apple-icon.png", "image/png"],
    ["/manifest.webmanifest", "application/manifest+json"],
    ["/icon-192.png", "image/png"],
    ["/icon-512.png", "image/png"],
  ] as const) {
    const response = await request.get(`${app.baseUrl}${path}`);
    expect([path, response.status(), response.headers()["content-type"]]).toEqual([
      path,
      200,
      expect.stringContaining(type),
    ]);
  }
});

test.describe("on paper @desktop", () => {
  test.use({ colorScheme: "dark" });

  test("the list is dark on white, names what was asked, and has no chrome @desktop", async ({
    page,
    signIn,
  }) => {
    await signIn("manager");
    const screen = jobsScreen(page);
    await screen.open("/jobs?status=COMPLETED&created=90d&size=5&page=2");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect(page.getByText("Created: Last 90 days · Status: Completed")).toBeVisible();
    await expect(page.getByText(/Page 2 of \d+ · List times in Pacific Time/)).toBeVisible();
    await expect(screen.pager).toBeHidden();
    await expect(page.getByRole("banner")).toBeHidden();
    await expect(page.getByRole("button", { name: "Export" })).toBeHidden();
    await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
    // Chromium leaves buttons out of a head that it repeats on the next page.
    const sorts = screen.table.getByRole("columnheader", { name: "Status" }).getByRole("button");
    await expect(sorts).toHaveCSS("display", "contents");
    const cut = await screen.table.evaluate((table) =>
      [...table.querySelectorAll("td *")].some(
        (cell) =>
          cell.scrollWidth > cell.clientWidth + 1 && getComputedStyle(cell).overflow === "hidden",
      ),
    );
    expect(cut).toBe(false);
  });

  test("an open job is printed alone, as a sheet with room for notes @desktop", async ({
    page,
    signIn,
  }) => {
    await signIn("manager");
    const screen = jobsScreen(page);
    await screen.open("/jobs?status=NOT_SERVICED&created=90d&size=5");
    await screen.links.first().click();
    await expect(screen.drawer.getByRole("heading", { name: "When" })).toBeVisible();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect(screen.table).toBeHidden();
    const sheet = page.getByRole("dialog");
    await expect(sheet.getByText(/^Job as of \w{3} \d+ \w{3} 20\d\d, \d\d:\d\d/)).toBeVisible();
    await expect(sheet.getByRole("heading", { name: "PerformanceLog" })).toBeVisible();
    await expect(sheet.getByRole("heading", { name: "Raw data" })).toBeHidden();
    // Where they have a place among columns, they take a page of their own.
    await expect(sheet.locator(".sr-only").first()).toHaveCSS("display", "none");
    await expect(sheet.getByRole("button", { name: "Close" })).toBeHidden();
  });
});

for (const timezoneId of ["America/Los_Angeles", "Asia/Tokyo"]) {
  test.describe(`for a viewer in ${timezoneId}`, () => {
    test.use({ timezoneId });

    test("a time is the job site's, the viewer's own beside it where it differs @desktop", async ({
      page,
      signIn,
    }) => {
      await signIn("manager");
      const screen = jobsScreen(page);
      await screen.open("/jobs?status=NOT_SERVICED&store=SEA-TUKWILA-01&created=90d");
      await screen.links.first().click();
      const time = screen.drawer.getByRole("time").first();
      await expect(time).toContainText(/P[SD]T$/);
      const own = screen.drawer.getByText(/^Your time: .*(?:JST|GMT\+9)$/).first();
      await expect(own).toBeVisible({ visible: timezoneId === "Asia/Tokyo" });
    });
  });
}
