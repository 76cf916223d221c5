import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

test.beforeEach(({ signIn }) => signIn("manager"));

/** What an address says, as chips and, where there is one, as its control. */
const ADDRESSES = [
  {
    query: "status=HOLD,NOT_SERVICED&store=SEA-TUKWILA-01,DFW-PLANO-01&created=90d&size=5",
    chips: [
      "Created:Last 90 days",
      "Store:SEA-TUKWILA-01+1",
      "Status:On hold, Open",
      "Jobs a page5",
    ],
    controls: [
      ["Created", "Last 90 days"],
      ["Status", "On hold, Open"],
    ],
  },
  {
    query: "asin=b0svtyre01&updated=7d&tz=America/Chicago",
    chips: ["Updated:Last 7 days", "ASIN:B0SVTYRE01", "Time zoneCentral Time (Chicago)"],
    controls: [
      ["Updated", "Last 7 days"],
      ["ASIN", "B0SVTYRE01"],
    ],
  },
  {
    query: "created=90d&scheduled=next7d&skill=FURNITURE_ASSEMBLY",
    chips: ["Created:Last 90 days", "Scheduled:Next 7 days", "Skill:Furniture assembly"],
    controls: [["Scheduled", "Next 7 days"]],
  },
] as const;

for (const [index, { query, chips, controls }] of ADDRESSES.entries()) {
  test(`?${query} stands on the screen${index === 0 ? "" : " @deep"}`, async ({ page }) => {
    const screen = jobsScreen(page);
    await screen.open(`/jobs?${query}`);
    await expect(screen.chips).toHaveText([...chips]);
    await screen.openSheet();
    for (const [name, value] of controls) await expect(screen.control(name, value)).toBeVisible();
  });
}

test("?sort= stands in the select and in the head of the table @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?sort=status");
  await expect(page.getByRole("combobox", { name: "Sort" })).toHaveValue("status");
  if (screen.isNarrow()) return;
  const head = screen.table.getByRole("columnheader", { name: "Status" });
  await expect(head).toHaveAttribute("aria-sort", "ascending");
});

test("?page= stands in the pager @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?page=3&size=10");
  await expect(screen.pageField).toHaveValue("3");
  await expect(screen.pager).toContainText("21–30 of");
});

test("?tz= names the zone of the times that are the page's own @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?tz=Asia/Tokyo");
  await expect(page.getByText(/^as of \d\d:\d\d (GMT\+9|JST)$/)).toBeVisible();
});

test("reload keeps the list, the filters and the page @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=COMPLETED&created=90d&size=10&page=2");
  const before = await screen.orderIds();
  const url = page.url();
  await page.reload();
  await expect(screen.links.first()).toBeVisible();
  expect(page.url()).toBe(url);
  await expect(screen.chip("Completed")).toBeVisible();
  await expect(screen.pageField).toHaveValue("2");
  expect((await screen.orderIds()).length).toBe(before.length);
});

test("Back and Forward undo and redo what a person did @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=HOLD,COMPLETED");
  await screen.queue("On hold").click();
  await expectParameters(page, { status: "COMPLETED" });
  await screen.removeChip("Status: Completed");
  await expectParameters(page, {});
  await page.goBack();
  await expectParameters(page, { status: "COMPLETED" });
  await expect(screen.chips).toHaveText([/Completed/]);
  await page.goBack();
  await expectParameters(page, { status: "HOLD,COMPLETED" });
  await expect(screen.chips).toHaveText([/On hold, Completed/]);
  await page.goForward();
  await expectParameters(page, { status: "COMPLETED" });
  await expect(screen.chips).toHaveText([/Completed/]);
});

test("Clear all takes every filter away and leaves how the list is read @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=COMPLETED&created=90d&store=SEA-TUKWILA-01&sort=date&size=10");
  await page.getByRole("button", { name: "Clear all", exact: true }).click();
  await expectParameters(page, { sort: "date", size: "10" });
  await expect(screen.chips).toHaveText([/Jobs a page/]);
  await expect(screen.links).toHaveCount(10);
});
