import type { Page } from "@playwright/test";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";
import { fromApp, refuseLists } from "@/e2e/support/screen/network";
import type { JobPage } from "@/lib/jobs/job";
import type { IndexInfo, IndexReport } from "@/lib/jobs/job-index";

test.use({ environment: "indexed", allowedProblems: /^503: GET .*\/api\/jobs/ });

test.beforeEach(async ({ signIn, api }) => {
  await signIn("manager");
  await whenIndexed(await api("manager"));
});

// A list that is on its way when a test is over has nobody left to answer.
test.afterEach(({ page }) => page.unrouteAll({ behavior: "ignoreErrors" }));

const line = (page: Page) => page.getByRole("region", { name: "Index" });

/** Changes what the server says of each list that the page asks for from now on. */
async function sayOfLists(page: Page, change: (answer: JobPage) => Partial<JobPage>) {
  const isList = (url: URL) => url.pathname === "/api/jobs" && !url.searchParams.has("updated");
  await page.route(isList, async (route) => {
    const response = await fromApp(route);
    const answer: JobPage = await response.json();
    await route.fulfill({ response, json: { ...answer, ...change(answer) } });
  });
}

const ASKED = "2026-11-24T14:32:00.000Z";
const filling: IndexInfo = {
  state: "filling",
  asOf: ASKED,
  since: "2026-09-12T12:00:00.000Z",
  verified: null,
  sequence: 0,
};

test("rows that have changed since, or that Amazon no longer knows, say so", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await sayOfLists(page, ({ jobs: [first, second] }) => ({
    index: { ...filling, state: "ready", since: null },
    notes: { [first?.serviceJobId ?? ""]: "changed", [second?.serviceJobId ?? ""]: "gone" },
  }));
  await screen.refresh.click();
  const rows = screen.table.locator("tbody").getByRole("row");
  await expect(rows.nth(0)).toContainText(/changed since .*\d\d:32/);
  await expect(rows.nth(1)).toContainText("Amazon no longer knows this job");
  await expect(rows.nth(2).locator("[data-note]")).toHaveCount(0);
  await expectAccessibleInBothSchemes(page);
});

test("while it is filled, how far back it reaches stands there, and any time is off @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open();
  const report: IndexReport = {
    ...filling,
    ...{ mode: "memory", progress: 0.629, rows: 26_000, reason: null },
  };
  await page.route("**/api/index", (route) => route.fulfill({ json: report }));
  await sayOfLists(page, () => ({ source: "live", index: filling }));
  await screen.refresh.click();
  await expect(line(page)).toContainText("Answered by Amazon: the index does not reach that far");
  await expect(line(page)).toContainText(/holds jobs since Sat 12 Sept?.* \(62%\)/);
  await expect(line(page).getByRole("progressbar")).toHaveAttribute("aria-valuenow", "62");
  await expect(screen.table.getByRole("columnheader").getByRole("button")).toHaveText([
    "Status",
    "Created",
  ]);
  await screen.inFilter(/^Created/, async (place) => {
    const any = place.getByRole("button", { name: "Any time" });
    await expect(any).toHaveAttribute("aria-disabled", "true");
    await expect(any).toHaveAccessibleDescription(/holds jobs since Sat 12 Sept?/);
    // What is off for a reason can be reached, and does nothing.
    await any.click({ force: true });
    await expectAccessibleInBothSchemes(page);
  });
  await expectParameters(page, {});

  await page.route("**/api/index", (route) =>
    route.fulfill({ json: { ...report, state: "ready", since: null, progress: null } }),
  );
  await expect(line(page)).toContainText("The index can answer now", {
    timeout: 15_000,
  });
});

test("what only the index could answer is named, and can be taken away @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  const answerAgain = await refuseLists(page, "index_unavailable", {
    errors: ["flag", "sort"].map((parameter) => ({
      parameter,
      code: "indexOnly",
      detail: "So it is in this test.",
    })),
  });
  await screen.inFilter(/^Needs attention/, async (place) => {
    await place.getByRole("checkbox", { name: "Late" }).click();
    await expectParameters(page, { flag: "late" });
  });
  const alert = page.getByRole("alert").filter({ hasText: "The index cannot answer this yet" });
  await expect(alert).toContainText("does not know Needs attention and Sort");
  await expectAccessibleInBothSchemes(page);
  await answerAgain();
  await alert.getByRole("button", { name: "Remove Needs attention" }).click();
  await expectParameters(page, {});
  await expect(screen.links.first()).toBeVisible();
});

test("what is behind warns, and says why @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  const behind: IndexInfo = { ...filling, state: "behind", since: null };
  const report: IndexReport = {
    ...behind,
    ...{ mode: "memory", progress: null, rows: 400, reason: "throttled" },
  };
  await page.route("**/api/index", (route) => route.fulfill({ json: report }));
  await sayOfLists(page, () => ({ index: behind }));
  await screen.refresh.click();
  await expect(line(page)).toContainText("behind: Amazon’s request quota is used up");
  await expectAccessibleInBothSchemes(page);
});
