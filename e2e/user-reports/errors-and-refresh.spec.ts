import { expect, test } from "@/e2e/support/browser-test";
import { listenTo } from "@/e2e/support/screen/announcements";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";
import { fromApp, holdBack, refuseLists } from "@/e2e/support/screen/network";
import type { JobPage } from "@/lib/jobs/job";

test.beforeEach(({ signIn }) => signIn("manager"));

test.describe("a 429 as raw text", () => {
  test.use({ allowedProblems: /^429: GET .*\/api\/jobs/ });

  test("is calm words and a countdown above the rows of before, which then asks again @desktop @deep", async ({
    page,
  }) => {
    const screen = jobsScreen(page);
    await screen.open("/jobs?status=COMPLETED");
    const orders = await screen.orderIds();
    const relent = await refuseLists(page, "upstream_throttled", { retryAfter: 3 });
    await screen.refresh.click();
    const banner = page.getByRole("status").filter({ hasText: "Not refreshed" });
    await expect(banner).toContainText("Amazon's request quota is used up for now");
    await expect(banner.getByRole("timer")).toHaveText(/^Trying again in [1-3] seconds?$/);
    await expect(screen.links).toHaveText(orders);
    await expect(banner).not.toContainText(/429|QuotaExceeded/);
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
    await relent();
    await expect(banner).toBeHidden();
    await expect(screen.links).toHaveText(orders);
  });
});

test.describe("a refusal after a refusal", () => {
  test.use({ allowedProblems: /^(429|503): GET .*\/api\/jobs/ });

  test("counts down anew above the rows of before, and can be tried again by hand @desktop", async ({
    page,
  }) => {
    const screen = jobsScreen(page);
    await page.clock.install();
    await screen.open("/jobs?status=COMPLETED");
    await refuseLists(page, "upstream_throttled", { retryAfter: 9 });
    await screen.refresh.click();
    const timer = page.getByRole("status").filter({ hasText: "Not refreshed" }).getByRole("timer");
    for (let refusal = 1; refusal <= 2; refusal++) {
      await expect(timer).toHaveText("Trying again in 9 seconds");
      await page.clock.runFor(4_000);
      await expect(timer).toHaveText("Trying again in 5 seconds");
      await page.clock.runFor(5_000);
    }
    await expect(timer).toHaveText("Trying again in 9 seconds");
    await page.getByRole("button", { name: "Do not retry" }).click();
    await expect(timer).toHaveCount(0);
    await page.getByRole("button", { name: "Try again", exact: true }).click();
    await expect(timer).toHaveText("Trying again in 9 seconds");
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });

  test("stands while it is tried again: no other page's rows in between, the focus stays @desktop @deep", async ({
    page,
  }) => {
    const screen = jobsScreen(page);
    await screen.open("/jobs?status=COMPLETED&size=5");
    const relent = await refuseLists(page, "upstream_unavailable", { requestId: "a-1" });
    await screen.pageField.fill("4");
    await screen.pageField.press("Enter");
    const again = page.getByRole("alert").getByRole("button", { name: "Try again" });
    await expect(again).toBeVisible();
    await relent();
    const release = await holdBack(page, ({ searchParams }) => searchParams.get("page") === "4");
    await again.press("Enter");
    await expect(again).toHaveAttribute("aria-busy", "true");
    await expect(again).toBeFocused();
    await expect(screen.table).toHaveCount(0);
    release();
    await expect(screen.links).toHaveCount(5);
    await expect(again).toHaveCount(0);
  });
});

test("no result count for screen readers: each answer is said once, with a new order, and a refresh @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=HOLD,COMPLETED&created=90d");
  const said = await listenTo(page);
  await screen.removeChip("Status: On hold");
  const count = /^[\d,]+ jobs, page 1 of \d+$/;
  await expect.poll(said).toEqual([expect.stringMatching(count)]);
  await page.getByRole("combobox", { name: "Sort" }).selectOption("Oldest first");
  const sorted = /^[\d,]+ jobs, page 1 of \d+, sorted: Oldest first$/;
  await expect.poll(said).toEqual([expect.stringMatching(count), expect.stringMatching(sorted)]);
  await screen.refresh.click();
  const refreshed = /^[\d,]+ jobs, page 1 of \d+, refreshed$/;
  await expect
    .poll(said)
    .toEqual([
      expect.stringMatching(count),
      expect.stringMatching(sorted),
      expect.stringMatching(refreshed),
    ]);
});

test("no sort state for screen readers: the head says what sorts, and what could @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open();
  const head = (name: string) => screen.table.getByRole("columnheader", { name, exact: true });
  await expect(screen.table.locator("caption")).toHaveText("Service jobs");
  await expect(head("Created")).toHaveAttribute("aria-sort", "descending");
  await expect(head("Status")).toHaveAttribute("aria-sort", "none");
  await expect(head("City")).not.toHaveAttribute("aria-sort");
  await head("Status").getByRole("button").click();
  await expect(head("Status")).toHaveAttribute("aria-sort", "ascending");
  await expect(head("Created")).toHaveAttribute("aria-sort", "none");
});

test.describe("totals that are dear", () => {
  test.use({ allowedProblems: /^(429|503): GET .*\/api\/jobs\/counts/ });

  test("counts say how old they are; without them the list is whole @deep", async ({ page }) => {
    const screen = jobsScreen(page);
    const tile = screen.queue("Completed");
    await screen.open();
    await expect(tile).toHaveAccessibleName(/^Completed[\s\d,]+\d$/);
    await expect(tile).toHaveAccessibleDescription(/^Counts as of \d\d:\d\d P[SD]T$/);

    await page.route("**/api/jobs/counts*", (route) => route.fulfill({ status: 503, json: {} }));
    await page.goto("/jobs?created=90d");
    await expect(screen.links).toHaveCount(20);
    await expect(tile).toHaveAccessibleName(/^Completed\s*count not known yet$/);
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
    await tile.click();
    await expectParameters(page, { created: "90d", status: "COMPLETED" });
    await expect(screen.table.getByRole("cell", { name: "Completed", exact: true })).toHaveCount(
      20,
    );
  });
});

test("a refresh that jumps: what is new is marked, and the place is kept @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=COMPLETED&created=90d");
  const orders = await screen.orderIds();
  await page.route(
    (url) => url.pathname === "/api/jobs",
    async (route) => {
      const list: JobPage = await (await fromApp(route)).json();
      const jobs = list.jobs.map((job, index) =>
        index === 19 ? { ...job, serviceJobStatus: "CANCELLED" } : job,
      );
      await route.fulfill({ json: { ...list, jobs } });
    },
  );
  const last = screen.links.last();
  await last.focus();
  const place = await last.boundingBox();
  await page.keyboard.press("r");
  await expect(screen.table.getByText(/^Changed: /)).toHaveText(["Changed: Status"]);
  await expect(screen.links).toHaveText(orders);
  await expect(last).toBeFocused();
  expect(await last.boundingBox()).toEqual(place);
  await page.unrouteAll({ behavior: "ignoreErrors" });
});
