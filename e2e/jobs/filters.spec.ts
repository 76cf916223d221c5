import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

// What slides and fades must be as quick to use.
test.use({ contextOptions: { reducedMotion: "no-preference" } });

test.beforeEach(({ signIn }) => signIn("manager"));

test("two statuses chosen one right after the other are both kept @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await screen.inFilter(/^Status/, async (place) => {
    await place.getByRole("checkbox", { name: "On hold" }).click();
    await place.getByRole("checkbox", { name: "Cancelled" }).click();
    await place.getByRole("checkbox", { name: "Completed" }).click();
    await expectParameters(page, { status: "HOLD,COMPLETED,CANCELLED" });
  });
});

test("the status filter writes the address and narrows the rows", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await screen.inFilter(/^Status/, async (place) => {
    await place.getByRole("checkbox", { name: "On hold" }).click();
    await expectParameters(page, { status: "HOLD" });
    await place.getByRole("checkbox", { name: "Cancelled" }).click();
    await expectParameters(page, { status: "HOLD,CANCELLED" });
    await place.getByRole("checkbox", { name: "On hold" }).click();
    await expectParameters(page, { status: "CANCELLED" });
  });
  await expect(screen.chips).toHaveText([/Cancelled/]);
  await expect(screen.table.getByRole("cell", { name: "Cancelled", exact: true })).toHaveCount(20);
});

for (const { name, value, parameter, variant } of [
  { name: /^Store/, value: "SEA-TUKWILA-01", parameter: "store", variant: "" },
  { name: /^ASIN/, value: "B0SVTVMT01", parameter: "asin", variant: " @deep" },
]) {
  test(`the ${parameter} filter takes what is typed${variant}`, async ({ page, api }) => {
    const screen = jobsScreen(page);
    await screen.open("/jobs?created=90d");
    await screen.inFilter(name, async (place) => {
      const field = place.getByRole("combobox", { name: /^Add to/ });
      await field.fill(value);
      await field.press("Enter");
      await expectParameters(page, { created: "90d", [parameter]: value });
    });
    await expect(screen.chip(value)).toBeVisible();
    const { jobs } = (
      await (await api("manager")).get(`/api/jobs?created=90d&${parameter}=${value}`)
    ).page();
    expect(jobs).not.toEqual([]);
    expect(await screen.orderIds()).toEqual(jobs.map(({ serviceOrderId }) => serviceOrderId));
  });
}

test("an ASIN of nine characters is not added, and it is said why @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open();
  await screen.inFilter(/^ASIN/, async (place) => {
    const field = place.getByRole("combobox", { name: /^Add to/ });
    await field.fill("B0SVTVMT0");
    await field.press("Enter");
    await expect(place.getByText("An ASIN has exactly 10 characters.")).toBeVisible();
  });
  await expectParameters(page, {});
});

test("the date filter takes presets, and Updated in place of Created", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await screen.inFilter(/^Created/, async (place) => {
    await place.getByRole("button", { name: "Last 7 days" }).click();
    await expectParameters(page, { created: "7d" });
    await place.getByRole("button", { name: "Updated", exact: true }).click();
    await expectParameters(page, { updated: "7d" });
  });
  await expect(screen.chips).toHaveText(["Updated:Last 7 days"]);
});

test("the date filter takes typed days @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await screen.inFilter(/^Created/, async (place) => {
    await place.getByRole("button", { name: "Custom dates" }).click();
    await place.getByLabel("First day", { exact: true }).fill("2026-10-01");
    await place.getByLabel("Last day", { exact: true }).fill("2026-10-15");
    await place.getByLabel("Last day", { exact: true }).press("Enter");
    await expectParameters(page, { created: "2026-10-01..2026-10-15" });
  });
  await expect(screen.chip("Created")).toContainText("1 Oct");
});

test("the calendar comes beside the presets, and nothing moves while a span is picked @desktop @deep", async ({
  page,
}) => {
  // Where the popover has no room to grow downwards.
  await page.setViewportSize({ width: 1280, height: 720 });
  const screen = jobsScreen(page);
  await screen.open();
  await screen.bar
    .getByRole("button", { name: /^Created/ })
    .first()
    .click();
  const popover = page.getByRole("dialog");
  const custom = popover.getByRole("button", { name: "Custom dates" });
  const days = popover.getByRole("grid").getByRole("button");
  const places = async () => {
    const [one, two, list] = [
      await popover.boundingBox(),
      await custom.boundingBox(),
      await screen.table.boundingBox(),
    ];
    return { popover: [one?.x, one?.y], custom: [two?.x, two?.y], list: [list?.x, list?.y] };
  };
  await expect(popover).toBeVisible();
  const before = await places();
  await custom.click();
  await expect(days.first()).toBeVisible();
  expect(await places()).toEqual(before);
  const grid = await popover.getByRole("grid").boundingBox();
  await days.nth(8).click();
  await days.nth(12).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("created")).toMatch(/^\S+\.\.\S+$/u);
  expect(await places()).toEqual(before);
  expect(await popover.getByRole("grid").boundingBox()).toEqual(grid);
  const first = popover.getByLabel("First day", { exact: true });
  await first.fill("3/9/2026");
  await first.press("Enter");
  await expect(first).toHaveValue("3 Sept 2026");
});

test("Scheduled looks further back for the jobs, and says so @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await screen.inFilter(/^Scheduled/, async (place) => {
    await place.getByRole("button", { name: "Next 7 days" }).click();
    await expectParameters(page, { scheduled: "next7d", created: "90d" });
    await expect(place.getByText(/among jobs created in the last 90 days/)).toBeVisible();
  });
});

test("the sort select writes the address @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await page.getByRole("combobox", { name: "Sort" }).selectOption("Oldest first");
  await expectParameters(page, { sort: "date" });
});

test("the head of the table sorts by what Amazon sorts by @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await expect(screen.table.getByRole("columnheader").getByRole("button")).toHaveText([
    "Status",
    "Created",
  ]);
  await screen.table.getByRole("button", { name: "Created" }).click();
  await expectParameters(page, { sort: "date" });
  await screen.table.getByRole("button", { name: "Status" }).click();
  await expectParameters(page, { sort: "status" });
  await expect(page.getByRole("combobox", { name: "Sort" })).toHaveValue("status");
});

test("a filter changed on page 3 leads to page 1 @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=COMPLETED,NOT_SERVICED&page=3");
  await screen.queue("Completed").click();
  await expectParameters(page, { status: "NOT_SERVICED" });
  await expect(screen.pager).toContainText("1–20 of");
  expect(new URL(page.url()).searchParams.has("asOf")).toBe(false);
});
