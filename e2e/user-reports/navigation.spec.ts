import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen, openedJob } from "@/e2e/support/screen/jobs-screen";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";
import { EXPORT_COLUMNS } from "@/lib/jobs/export-columns";

const LIST = "status=COMPLETED&store=SEA-TUKWILA-01&created=90d&size=5";
const PARAMETERS = Object.fromEntries(new URLSearchParams(LIST));

test.beforeEach(({ signIn }) => signIn("manager"));

test("user report 1: filters are lost after visiting a row @desktop", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open(`/jobs?${LIST}&page=2`);
  const orders = await screen.orderIds();
  await screen.links.nth(1).click();
  await screen.drawer.getByRole("link", { name: "Open as a page" }).click();
  await expect(page).toHaveURL(/\/jobs\/\d+$/);
  await page.goBack();
  await expect(screen.drawer).toBeVisible();
  await page.goBack();
  await expect(screen.drawer).toBeHidden();
  await expectParameters(page, { ...PARAMETERS, page: "2" });
  await expect(screen.chips).toHaveText([/Created/, /Completed/, /SEA-TUKWILA-01/, /Jobs a page/]);
  expect(await screen.orderIds()).toEqual(orders);
});

test("user report 2: the page's own way back is worse than the browser's", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open(`/jobs?${LIST}&page=2`);
  const orders = await screen.orderIds();
  await screen.links.nth(1).click();
  await screen.drawer.getByRole("link", { name: "Open as a page" }).click();
  await expect(page).toHaveURL(/\/jobs\/\d+$/);
  const job = new URL(page.url()).pathname.replace("/jobs/", "");
  await page.getByRole("link", { name: "Back to the list" }).click();
  await expectParameters(page, { ...PARAMETERS, page: "2", job });
  await expect(screen.drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(screen.drawer).toBeHidden();
  expect(await screen.orderIds()).toEqual(orders);
});

/** Exports what is on the screen, and gives the question and the file. */
async function exported(page: Page, choices: readonly RegExp[] = [/^CSV Plain/]) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export jobs" });
  const count = await dialog.getByText(/jobs? match/).textContent();
  for (const name of choices) await dialog.getByRole("radio", { name }).check();
  const toFile = dialog.getByRole("checkbox");
  if ((await toFile.count()) > 0) await toFile.uncheck();
  const asked = page.waitForRequest(/\/api\/jobs\/export/);
  const file = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Start export" }).click();
  const { searchParams } = new URL((await asked).url());
  return {
    count: Number(/^[\d,]+/.exec(count ?? "")?.[0].replace(",", "")),
    question: Object.fromEntries(searchParams),
    lines: readFileSync(await (await file).path(), "utf8")
      .trimEnd()
      .split(/\r?\n/),
  };
}

test("user report 3: after Back and reload an action forgets the filter on the screen @desktop", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open(`/jobs?${LIST}`);
  await screen.removeChip("Store: SEA-TUKWILA-01");
  await expect(screen.chip("SEA-TUKWILA-01")).toHaveCount(0);
  await page.goBack();
  await expect(screen.chip("SEA-TUKWILA-01")).toBeVisible();
  await page.reload();
  await expect(screen.links.first()).toBeVisible();
  await screen.orderIds();
  const { question } = await exported(page);
  expect(question).toMatchObject({
    status: "COMPLETED",
    store: "SEA-TUKWILA-01",
    created: "90d",
  });
});

test("user report 15: an export holds only the page, or fewer columns @desktop", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open(`/jobs?${LIST}&page=2`);
  await screen.orderIds();
  const { count, lines } = await exported(page);
  expect(count).toBeGreaterThan(10);
  expect(lines.filter((line) => /^\d+,/.test(line))).toHaveLength(count);
  expect(lines[0]?.split(",")).toHaveLength(EXPORT_COLUMNS.length);
  await expect(page.getByText(`Complete: ${count} of ${count}`).first()).toBeVisible();
});

test.describe("on a German computer", () => {
  test.use({ locale: "de-DE" });

  test("user report 15: Excel shows one column, long ids as 3.4E+13, and a sentence at the end @desktop", async ({
    page,
    app,
  }) => {
    const screen = jobsScreen(page);
    await page.context().addCookies([{ name: LOCALE_COOKIE, value: "en", url: app.baseUrl }]);
    await screen.open(`/jobs?${LIST}`);
    await screen.orderIds();
    const { count, lines } = await exported(page, [/^CSV for Excel/, /^Those of the table/]);
    expect(lines[0]).toMatch(/^\uFEFFOrder id;Status;Service;Appointment start \(site's time\);/);
    const width = lines[0]?.split(";").length ?? 0;
    expect(lines).toHaveLength(count + 1);
    for (const line of lines.slice(1)) {
      expect(line).toMatch(/^"=""[\d-]+""";COMPLETED;/);
      expect(line.split(";").length).toBeGreaterThanOrEqual(width);
    }
  });
});

test("user report 5: previous and next in the detail ignore the filter @desktop", async ({
  page,
  api,
}) => {
  const { get } = await api("manager");
  const screen = jobsScreen(page);
  await screen.open(`/jobs?status=HOLD&created=90d&size=3`);
  await screen.links.first().click();
  for (let step = 0; step < 4; step++) {
    const id = await openedJob(page);
    const { job } = (await get(`/api/jobs/${id}`)).detail();
    expect(job.serviceJobStatus).toBe("HOLD");
    await screen.drawer.getByRole("button", { name: "Next job" }).click();
    await expect(page).not.toHaveURL(new RegExp(`job=${id}\\b`));
  }
  await expect(page).toHaveURL(/status=HOLD/);
});

test("user report 8: a link to a far page crashes once its cursor is gone @desktop", async ({
  page,
  api,
}) => {
  const screen = jobsScreen(page);
  const question = "created=90d&size=7&sort=date&store=SEA-TUKWILA-01,DFW-PLANO-01";
  await screen.open(`/jobs?${question}&page=4`);
  const { get } = await api("manager");
  const asked = (await get(`/api/jobs?${question}&page=4`)).page();
  expect(await screen.orderIds()).toEqual(
    asked.jobs.map(({ serviceOrderId }) => serviceOrderId ?? ""),
  );
});

test("user report 10: a shared link with relative dates shows others something else @desktop", async ({
  page,
  context,
  signIn,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const screen = jobsScreen(page);
  await screen.open(`/jobs?created=7d&size=5`);
  const orders = await screen.orderIds();
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByRole("menuitem", { name: /^Frozen link/ }).click();
  await expect(page.getByText("Frozen link copied")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/created=[^&]+Z\.\.[^&]+Z&/);
  await signIn("viewer");
  await screen.open(link);
  expect(await screen.orderIds()).toEqual(orders);
  await screen.openSheet();
  await expect(page.getByText("Last 7 days")).toHaveCount(0);
});

test("user report 14: a refresh jumps @desktop", async ({ page }) => {
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

test("user report 17: column widths are forgotten @desktop", async ({ page }) => {
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

test("user report 21: the place in the list is lost on Back", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=90d&page=2");
  const row = screen.links.nth(14);
  await row.scrollIntoViewIfNeeded();
  const before = await row.boundingBox();
  await page.getByRole("link", { name: "Lookup", exact: true }).click();
  await expect(page).toHaveURL(/\/lookup$/);
  await page.goBack();
  await expect(row).toBeVisible();
  await expect.poll(() => row.boundingBox()).toEqual(before);
});

test("user report 23: read-only staff see who the buyers are @desktop", async ({
  page,
  api,
  signIn,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { jobs } = (await (await api("manager")).get("/api/jobs?status=COMPLETED&size=5")).page();
  const names = jobs.flatMap(({ buyer }) => buyer?.name ?? []);
  expect(names.length).toBeGreaterThan(0);
  await signIn("viewer");
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=COMPLETED&size=5");
  await screen.links.first().click();
  await screen.drawer.getByRole("button", { name: "Show raw JSON" }).click();
  await screen.drawer.getByRole("button", { name: "Copy as text" }).click();
  await expect(page.getByText("Copied as text")).toBeVisible();
  const seen = `${await page.content()} ${await page.evaluate(() => navigator.clipboard.readText())}`;
  for (const name of names) expect(seen).not.toContain(name);
});
