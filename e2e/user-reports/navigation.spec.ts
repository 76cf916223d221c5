import { expect, test } from "@/e2e/support/browser-test";
import { copiedText } from "@/e2e/support/screen/clipboard";
import { expectParameters, jobsScreen, openedJob } from "@/e2e/support/screen/jobs-screen";

const LIST = "status=COMPLETED&store=SEA-TUKWILA-01&created=90d&size=5";
const PARAMETERS = Object.fromEntries(new URLSearchParams(LIST));

test.beforeEach(({ signIn }) => signIn("manager"));

test("user report 1: filters are lost after visiting a row @desktop @deep", async ({ page }) => {
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
  await expect(screen.chips).toHaveText([/Created/, /SEA-TUKWILA-01/, /Completed/, /Jobs a page/]);
  expect(await screen.orderIds()).toEqual(orders);
});

test("user report 2: the page's own way back is worse than the browser's @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open(`/jobs?${LIST}&page=2`);
  const orders = await screen.orderIds();
  await screen.links.nth(1).click();
  await screen.drawer.getByRole("link", { name: "Open as a page" }).click();
  await expect(page).toHaveURL(/\/jobs\/\d+$/);
  await page.getByRole("button", { name: "Next job" }).click();
  await expect(page.getByRole("main")).toContainText(orders[2] ?? "-");
  await page.keyboard.press("k");
  await expect(page.getByRole("main")).toContainText(orders[1] ?? "-");
  const job = new URL(page.url()).pathname.replace("/jobs/", "");
  await page.getByRole("link", { name: "Back to the list" }).click();
  await expectParameters(page, { ...PARAMETERS, page: "2", job });
  await expect(screen.drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(screen.drawer).toBeHidden();
  expect(await screen.orderIds()).toEqual(orders);
});

test("user report 5: previous and next in the detail ignore the filter @desktop @deep", async ({
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

test("user report 8: a link to a far page crashes once its cursor is gone @desktop @deep", async ({
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
  const link = await copiedText(page);
  expect(link).toMatch(/created=[^&]+Z\.\.[^&]+Z&/);
  await signIn("viewer");
  await screen.open(link);
  expect(await screen.orderIds()).toEqual(orders);
  await screen.openSheet();
  await expect(page.getByText("Last 7 days")).toHaveCount(0);
});

test("user report 21: the place in the list is lost on Back @deep", async ({ page }) => {
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
