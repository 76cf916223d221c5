import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible } from "@/e2e/support/screen/axe";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";
import { fromApp } from "@/e2e/support/screen/network";
import type { JobPage } from "@/lib/jobs/job";

test.beforeEach(({ signIn }) => signIn("manager"));
// A probe may still be on its way when a test has seen enough.
test.afterEach(({ page }) => page.unrouteAll({ behavior: "ignoreErrors" }));

/** A list that was asked ten minutes ago, and so is worth a probe at once. */
const heldList = () => {
  const asOf = new Date(Date.now() - 600_000).toISOString();
  return `/jobs?status=COMPLETED&created=90d&asOf=${asOf}`;
};

const isProbe = (url: URL) =>
  url.pathname === "/api/jobs" && /Z\.\.$/.test(url.searchParams.get("updated") ?? "");
const isList = (url: URL) => url.pathname === "/api/jobs" && !isProbe(url);

const isAnew = (headers: Record<string, string>) => headers["cache-control"] === "no-cache";

type Probe = { url: URL; purpose: string | undefined };

/** Lets probes find something; gives what they asked. */
async function findNews(page: Page, totalOf: (probe: number) => number) {
  const probes: Probe[] = [];
  await page.route(isProbe, async (route) => {
    const request = route.request();
    const found: JobPage = await (await fromApp(route)).json();
    probes.push({ url: new URL(request.url()), purpose: request.headers().purpose });
    const createTime = new Date().toISOString();
    const jobs = Array.from({ length: totalOf(probes.length) }, (_, index) => ({
      ...{ serviceJobId: `news-${index}`, zone: "UTC", flags: [], hidden: [] },
      // Every second one is too old for the list, and none of its news.
      createTime: index % 2 === 0 ? createTime : "2020-01-01T00:00:00Z",
    }));
    await route.fulfill({ json: { ...found, jobs, total: jobs.length, hasNext: false } });
  });
  return probes;
}

test("says what is new since a list was asked, moves no row by itself, and shows it when wanted", async ({
  page,
}) => {
  const probes = await findNews(page, () => 24);
  const screen = jobsScreen(page);
  await screen.open(heldList());
  const before = await screen.orderIds();
  const lists: string[] = [];
  page.on("request", (request) => {
    if (isList(new URL(request.url()))) lists.push(request.url());
  });
  const button = page.getByRole("button", { name: /^12 new or changed since \d\d:\d\d/ });
  await expect(button).toBeVisible();
  expect(probes[0]?.purpose).toBe("prefetch");
  expect(probes[0]?.url.searchParams.get("status")).toBe("COMPLETED");
  expect(probes[0]?.url.searchParams.get("updated")).toMatch(/Z\.\.$/);
  expect(probes[0]?.url.searchParams.has("created")).toBe(false);
  expect(await screen.orderIds()).toEqual(before);
  expect(lists.filter((url) => !/[?&]page=2\b/.test(url))).toEqual([]);
  await expectAccessible(page);
  const counted = page.waitForRequest(
    (request) => request.url().includes("/api/jobs/counts") && isAnew(request.headers()),
  );
  await button.click();
  await counted;
  await expect(button).toBeHidden();
  await expectParameters(page, { status: "COMPLETED", created: "90d" });
  await page.goBack();
  await expect(page).toHaveURL(/asOf=/);
});

test("finds nothing, says nothing @desktop @deep", async ({ page }) => {
  const probes = await findNews(page, () => 0);
  await jobsScreen(page).open(heldList());
  await expect.poll(() => probes.length).toBeGreaterThan(0);
  await expect(page.getByRole("button", { name: /new or changed/ })).toHaveCount(0);
});

test("asks nothing while nobody sees the page, and at once when somebody does @desktop @deep", async ({
  page,
}) => {
  const probes = await findNews(page, (probe) => 20 * probe);
  await page.clock.install();
  const screen = jobsScreen(page);
  await screen.open(heldList());
  // Only what the page says tells that it has heard the answer, and waits for the next probe.
  const said = (count: number) => page.getByRole("button", { name: `${count} new or changed` });
  await expect(said(10)).toBeVisible();
  const show = (state: "hidden" | "visible") =>
    page.evaluate((visibility) => {
      Object.defineProperty(document, "visibilityState", { value: visibility, configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }, state);
  await show("hidden");
  // Less than half an hour in all: a session that nobody uses would end.
  await page.clock.fastForward("10:00");
  // What the page asked until now has arrived when this has.
  await page.evaluate(() => fetch("/api/health"));
  expect(probes).toHaveLength(1);
  await show("visible");
  await expect(said(20)).toBeVisible();
  await page.clock.fastForward("02:00");
  await expect(said(30)).toBeVisible();
});

test("asks nothing about a list that has ended @desktop @deep", async ({ page }) => {
  const probes = await findNews(page, () => 12);
  const asOf = new Date(Date.now() - 600_000).toISOString();
  await jobsScreen(page).open(`/jobs?created=lastMonth&asOf=${asOf}`);
  await page.waitForLoadState("networkidle");
  expect(probes).toEqual([]);
});

test.describe("a probe that fails", () => {
  test.use({ allowedProblems: /^429: GET .*updated=/ });

  test("is nobody's concern @desktop @deep", async ({ page }) => {
    let failed = 0;
    await page.route(isProbe, (route) => {
      failed += 1;
      return route.fulfill({ status: 429, json: {} });
    });
    const screen = jobsScreen(page);
    await screen.open(heldList());
    await expect.poll(() => failed).toBeGreaterThan(0);
    await expect(screen.links.first()).toBeVisible();
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /new or changed/ })).toHaveCount(0);
  });
});

test("what changed since the last look is marked until the next @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=COMPLETED&created=90d");
  let status = "CANCELLED";
  await page.route(isList, async (route) => {
    const list: JobPage = await (await fromApp(route)).json();
    const jobs = list.jobs.map((job, index) =>
      index === 0 ? { ...job, serviceJobStatus: status } : job,
    );
    await route.fulfill({ json: { ...list, jobs } });
  });
  const marks = screen.table.getByText(/^Changed: /);
  await screen.refresh.click();
  await expect(marks).toHaveText(["Changed: Status"]);
  await expect(screen.table).toHaveAttribute("aria-busy", "false");
  await expectAccessible(page);
  await screen.refresh.click();
  await expect(marks).toHaveCount(0);
  status = "COMPLETED";
  await screen.refresh.click();
  await expect(marks).toHaveText(["Changed: Status"]);
});
