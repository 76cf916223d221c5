import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

// What slides and fades must be as quick to use.
test.use({ contextOptions: { reducedMotion: "no-preference" } });

test.beforeEach(({ signIn }) => signIn("manager"));

test("a click opens the job beside the list, Esc closes it, the focus returns @phone", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=NOT_SERVICED");
  const link = screen.links.nth(1);
  const order = await link.textContent();
  await link.click();
  await expect(screen.drawer).toBeVisible();
  await expect(screen.drawer).toContainText(order ?? "-");
  await expect(page).toHaveURL(/[?&]job=\d+/);
  await page.keyboard.press("Escape");
  await expect(screen.drawer).toBeHidden();
  await expectParameters(page, { status: "NOT_SERVICED" });
  await expect(link).toBeFocused();
});

test("Back closes what a click opened @desktop", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await screen.links.first().click();
  await expect(screen.drawer).toBeVisible();
  await page.goBack();
  await expect(screen.drawer).toBeHidden();
  await expectParameters(page, {});
  await page.goForward();
  await expect(screen.drawer).toBeVisible();
});

test("a link to an open job opens it, also one that is not on the page @desktop", async ({
  page,
  api,
}) => {
  const { get } = await api("manager");
  const [old] = (await get("/api/jobs?created=2025-01-01..&sort=date&size=1")).page().jobs;
  const screen = jobsScreen(page);
  await page.goto(`/jobs?job=${old?.serviceJobId}`);
  await expect(screen.drawer).toContainText(old?.serviceOrderId ?? "-");
  await page.keyboard.press("Escape");
  await expectParameters(page, {});
});

test("J and K step through the jobs, across the end of a page @desktop @deep", async ({
  page,
  api,
}) => {
  const { get } = await api("manager");
  const first = (await get("/api/jobs?size=3&store=SEA-TUKWILA-01")).page();
  const second = (
    await get(`/api/jobs?size=3&store=SEA-TUKWILA-01&page=2&asOf=${first.asOf}`)
  ).page();
  const ids = [...first.jobs, ...second.jobs].map(({ serviceJobId }) => serviceJobId);
  const screen = jobsScreen(page);
  await screen.open(`/jobs?size=3&store=SEA-TUKWILA-01&asOf=${first.asOf}`);
  await screen.links.nth(1).click();
  const expectOpen = (index: number) =>
    expect(page).toHaveURL((url) => url.searchParams.get("job") === ids[index]);
  await expectOpen(1);
  await expect(screen.drawer).toContainText(first.jobs[1]?.serviceOrderId ?? "-");
  for (const index of [2, 3]) {
    await page.keyboard.press("j");
    await expectOpen(index);
  }
  await expect(page).toHaveURL(/page=2/);
  await expect(screen.drawer).toContainText(second.jobs[0]?.serviceOrderId ?? "-");
  await page.keyboard.press("k");
  await expectOpen(2);
  await expect(page).not.toHaveURL(/page=2/);
});

test("the drawer's own buttons step as well @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?size=5");
  const orders = await screen.orderIds();
  await screen.links.first().click();
  await expect(screen.drawer).toContainText(orders[0] ?? "-");
  await screen.drawer.getByRole("button", { name: "Next job" }).click();
  await expect(screen.drawer).toContainText(orders[1] ?? "-");
  await screen.drawer.getByRole("button", { name: "Previous job" }).click();
  await expect(screen.drawer).toContainText(orders[0] ?? "-");
});

test("a click with Ctrl opens the job's own page in a new tab @desktop @deep", async ({
  page,
  context,
}) => {
  const screen = jobsScreen(page);
  await screen.open();
  const link = screen.links.first();
  const order = (await link.textContent()) ?? "-";
  const opened = context.waitForEvent("page");
  await link.click({ modifiers: ["ControlOrMeta"] });
  const tab = await opened;
  await expect(tab).toHaveURL(/\/jobs\/\d+$/);
  await expect(tab.getByText(order).first()).toBeVisible();
  await expectParameters(page, {});
});

test("a job's own page shows the job @deep", async ({ page, api }) => {
  const [job] = (await (await api("manager")).get("/api/jobs?status=COMPLETED&size=1")).page().jobs;
  await page.goto(`/jobs/${job?.serviceJobId}`);
  await expect(page.getByText(job?.serviceOrderId ?? "-").first()).toBeVisible();
  await expect(page.getByRole("main")).toContainText(job?.storeId ?? "-");
});

test("phone and street are said to be hidden @deep", async ({ page, api }) => {
  const { get } = await api("manager");
  const { jobs } = (await get("/api/jobs?status=NOT_SERVICED")).page();
  const job = jobs.find(({ hidden }) => hidden.includes("buyer.phone"));
  const screen = jobsScreen(page);
  await page.goto(`/jobs?status=NOT_SERVICED&job=${job?.serviceJobId}`);
  await expect(screen.drawer.getByText("Hidden until you show the contact").first()).toBeVisible();
});
