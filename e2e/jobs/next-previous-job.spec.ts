import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen, openedJob, openJob } from "@/e2e/support/screen/jobs-screen";
import { fromApp, holdBack } from "@/e2e/support/screen/network";
import type { JobPage } from "@/lib/jobs/job";

test.beforeEach(({ signIn }) => signIn("manager"));

const LIST = "/jobs?size=3&store=SEA-TUKWILA-01&created=90d";
const isSecond = (url: URL) => url.pathname === "/api/jobs" && url.searchParams.get("page") === "2";

test("a step beyond the page brings nobody back who has closed the job meanwhile @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  const release = await holdBack(page, isSecond);
  await screen.open(LIST);
  await screen.links.nth(2).click();
  await expect(screen.drawer).toBeVisible();
  const answered = page.waitForResponse((response) => isSecond(new URL(response.url())));
  await page.keyboard.press("j");
  const next = screen.drawer.getByRole("button", { name: "Next job" });
  await expect(next).toHaveAttribute("aria-busy", "true");
  await page.keyboard.press("Escape");
  await expect(screen.drawer).toBeHidden();
  release();
  await (await answered).finished();
  // What the answer leads to has happened when the page has had nothing to do.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(openJob(page)).toBeNull();
  await expect(screen.pageField).toHaveValue("1");
  await expect(screen.drawer).toBeHidden();
});

test.describe("a page that does not come", () => {
  test.use({ allowedProblems: /^503: GET .*page=2/ });

  test("is said, and the job stays open @desktop", async ({ page }) => {
    const screen = jobsScreen(page);
    await page.route(isSecond, (route) => route.fulfill({ status: 503, json: {} }));
    await screen.open(LIST);
    await screen.links.nth(2).click();
    await expect(screen.drawer).toBeVisible();
    const job = await openedJob(page);
    await page.keyboard.press("j");
    await expect(page.getByText("Page 2 could not be loaded.").first()).toBeVisible();
    expect(openJob(page)).toBe(job);
    await page.unroute(isSecond);
    await page.keyboard.press("j");
    await expect(screen.pageField).toHaveValue("2");
    await expect.poll(() => openJob(page)).not.toBe(job);
  });
});

test("steps go on where the open job stood when it left the list @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open(LIST);
  await expect(screen.links).toHaveCount(3);
  const orders = await screen.orderIds();
  await screen.links.nth(1).click();
  await expect(screen.drawer).toContainText(orders[1] ?? "-");
  const gone = await openedJob(page);
  await page.route(
    (url) => url.pathname === "/api/jobs",
    async (route) => {
      const list: JobPage = await (await fromApp(route)).json();
      const jobs = list.jobs.filter(({ serviceJobId }) => serviceJobId !== gone);
      await route.fulfill({ json: { ...list, jobs } });
    },
  );
  await page.keyboard.press("r");
  await expect(screen.links).toHaveCount(2);
  await expect(screen.drawer).toContainText(orders[1] ?? "-");
  await page.keyboard.press("j");
  await expect(screen.drawer).toContainText(orders[2] ?? "-");
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("from a job that the list does not hold, the steps begin at its first row @desktop @deep", async ({
  page,
  api,
}) => {
  const { get } = await api("manager");
  const [old] = (await get("/api/jobs?created=2025-01-01..&sort=date&size=1")).page().jobs;
  const screen = jobsScreen(page);
  await screen.open(`${LIST}&job=${old?.serviceJobId}`);
  await expect(screen.drawer).toContainText(old?.serviceOrderId ?? "-");
  await expect(screen.drawer.getByRole("button", { name: "Previous job" })).toBeDisabled();
  const orders = await screen.orderIds();
  await screen.drawer.getByRole("button", { name: "Next job" }).click();
  await expect(screen.drawer).toContainText(orders[0] ?? "-");
});
