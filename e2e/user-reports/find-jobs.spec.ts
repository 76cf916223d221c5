import { expect, test } from "@/e2e/support/browser-test";
import { listenTo } from "@/e2e/support/screen/announcements";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

test.beforeEach(({ signIn }) => signIn("manager"));

const orders = (count: number) =>
  Array.from({ length: count }, (_, index) => `999-1234567-${String(index).padStart(7, "0")}`);

test("no filter applies that is not to be seen: an empty address is the whole list (langfuse#15873) @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open();
  const whole = await screen.pager
    .getByText(/ of [\d,]+$/)
    .first()
    .textContent();
  await page.getByRole("button", { name: /^On hold/ }).click();
  await expect(screen.chips).toHaveText([/On hold/]);
  await page.reload();
  await expect(screen.chips).toHaveText([/On hold/]);
  await screen.open("/jobs");
  await expect(screen.chips).toHaveCount(0);
  await expect(screen.pager).toContainText(whole ?? "no total");
});

test("a status tile pressed on page 3 leads to page 1 and its rows (keephq/keep#4785) @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=90d&page=3");
  await page.getByRole("button", { name: /^Payment declined/ }).click();
  await expectParameters(page, { created: "90d", status: "PAYMENT_DECLINED" });
  await expect(screen.pageField).toHaveValue("1");
  await expect(screen.table.getByRole("cell", { name: "Payment declined" }).first()).toBeVisible();
});

test("each click is a step for Back, typing is one (buildbuddy#782, test-infra#19110) @desktop", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open();
  await page.getByRole("button", { name: /^On hold/ }).click();
  await expectParameters(page, { status: "HOLD" });
  const before = await page.evaluate(() => history.length);
  await screen.inFilter(/^Created/, async (place) => {
    await place.getByRole("button", { name: "Custom dates" }).click();
    const [first, last] = [
      place.getByLabel("First day", { exact: true }),
      place.getByLabel("Last day", { exact: true }),
    ];
    await first.fill("2026-09-01");
    await expectParameters(page, { status: "HOLD", created: "2026-09-01.." });
    await last.fill("2026-10-15");
    await expectParameters(page, { status: "HOLD", created: "2026-09-01..2026-10-15" });
  });
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  await page.goBack();
  await expectParameters(page, { status: "HOLD" });
  await page.goBack();
  await expectParameters(page, {});
});

test.describe("on a device a day ahead", () => {
  test.use({ timezoneId: "Pacific/Kiritimati" });

  test("Today is the marketplace's day, its zone is printed and can be changed (woocommerce-android#12688) @desktop @deep", async ({
    page,
    api,
  }) => {
    const screen = jobsScreen(page);
    await screen.open("/jobs?created=90d");
    await screen.inFilter(/^Created/, async (place) => {
      await expect(place.getByText("Days in Pacific Time (Los Angeles)")).toBeVisible();
      await place.getByRole("button", { name: "Yesterday" }).click();
      await expectParameters(page, { created: "yesterday" });
    });
    const manager = await api("manager");
    const idsOf = async (query: string) =>
      (await manager.get(`/api/jobs?${query}`)).page().jobs.map((job) => job.serviceOrderId);
    expect(await screen.orderIds()).toEqual(
      await idsOf("created=yesterday&tz=America/Los_Angeles"),
    );

    await screen.inFilter(/^Created/, async (place) => {
      await place.getByRole("button", { name: "Change the time zone" }).click();
      const zones = place.getByRole("listbox", { name: "Time zones" });
      await expect(zones.getByRole("option").nth(0)).toContainText("Los Angeles · Marketplace");
      await expect(zones.getByRole("option").nth(1)).toContainText("Kiritimati · Your zone");
      await place.getByRole("combobox", { name: "Search time zones" }).fill("tokyo");
      await zones.getByRole("option", { name: /^Tokyo/ }).click();
      await expect(place.getByText("Days in Japan Standard Time (Tokyo)")).toBeVisible();
      await expectParameters(page, { created: "yesterday", tz: "Asia/Tokyo" });
    });
    await expect(screen.chip("Time zone")).toContainText("Japan Standard Time (Tokyo)");
    expect(await screen.orderIds()).toEqual(await idsOf("created=yesterday&tz=Asia/Tokyo"));

    await screen.inFilter(/^Created/, async (place) => {
      await place.getByRole("button", { name: "Change the time zone" }).click();
      await place.getByRole("combobox", { name: "Search time zones" }).press("ArrowDown");
      await place.getByRole("combobox", { name: "Search time zones" }).press("Enter");
      await expectParameters(page, { created: "yesterday" });
    });
  });
});

/** The month before this one, as an address and the calendar name it. */
function lastMonth(): { number: string; name: string } {
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  const name = first.toLocaleDateString("en-GB", {
    timeZone: "UTC",
    month: "long",
    year: "numeric",
  });
  return { number: first.toISOString().slice(0, 7), name };
}

test("jobs are found by their dates, picked from a calendar (cal.diy#18290) @deep", async ({
  page,
  api,
}) => {
  const screen = jobsScreen(page);
  const month = lastMonth();
  await screen.open(`/jobs?created=${month.number}-01..${month.number}-02`);
  await screen.inFilter(/^Created/, async (place) => {
    const day = (date: number) => place.getByRole("button", { name: `${date} ${month.name}` });
    await day(15).click();
    await expect(
      place.getByText(/^From \w{3} 15 \w{3,4}( \d{4})?\. Now pick the last day\.$/),
    ).toBeVisible();
    await day(19).click();
    await expectParameters(page, { created: `${month.number}-15..${month.number}-19` });
  });
  const query = `created=${month.number}-15..${month.number}-19`;
  const { jobs } = (await (await api("manager")).get(`/api/jobs?${query}`)).page();
  expect(jobs).not.toEqual([]);
  expect(await screen.orderIds()).toEqual(jobs.map((job) => job.serviceOrderId));
});

test.describe("without counts", () => {
  test.use({ allowedProblems: /^503: GET .*\/api\/jobs\/counts/ });

  test("the list stands all the same (saleor-dashboard#2157) @desktop @deep", async ({ page }) => {
    await page.route("**/api/jobs/counts*", (route) =>
      route.fulfill({
        status: 503,
        contentType: "application/problem+json",
        json: { code: "upstream_unavailable" },
      }),
    );
    const screen = jobsScreen(page);
    await screen.open();
    await expect(screen.links).toHaveCount(20);
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
    const tile = page.getByRole("button", { name: /^On hold/ });
    await expect(tile).toContainText("count not known yet");
    await tile.click();
    await expectParameters(page, { status: "HOLD" });
    await expect(screen.table.getByRole("cell", { name: "On hold" }).first()).toBeVisible();
  });
});

test("suggestions say that they were seen here, grow with the pages, and limit nobody (argo-workflows#10846) @desktop @deep", async ({
  page,
  api,
}) => {
  const screen = jobsScreen(page);
  const manager = await api("manager");
  const storesOf = async (number: number) =>
    (await manager.get(`/api/jobs?size=5&page=${number}`))
      .page()
      .jobs.flatMap((job) => job.storeId ?? []);
  await screen.open("/jobs?size=5");
  await screen.pager.getByRole("link", { name: "Next" }).click();
  await expect(screen.pageField).toHaveValue("2");
  await screen.orderIds();
  await screen.inFilter(/^Store/, async (place) => {
    const seen = place.getByRole("group", { name: "Seen in results so far" });
    for (const store of [...(await storesOf(1)), ...(await storesOf(2))]) {
      await expect(seen.getByRole("option", { name: store })).toHaveCount(1);
    }
    const field = place.getByRole("combobox", { name: "Add to Store" });
    await field.fill("A-STORE-NEVER-SEEN");
    await field.press("Enter");
    await expectParameters(page, { size: "5", store: "A-STORE-NEVER-SEEN" });
  });
});

test("Next leads on as long as there is more, and no further (argo-workflows#15639) @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=HOLD&created=90d&size=9");
  const next = screen.pager.getByRole("link", { name: "Next" });
  const total = Number(/of ([\d,]+)/.exec((await screen.pager.textContent()) ?? "")?.[1]);
  const pages = Math.ceil(total / 9);
  for (let number = 2; number <= pages; number++) {
    await next.click();
    await expect(screen.pageField).toHaveValue(String(number));
    await screen.orderIds();
  }
  expect(pages).toBeGreaterThan(1);
  await expect(next).toBeDisabled();
});

test("50 stores and 20 ids of every kind fit into an address (lightdash#4137, superset#17086) @desktop", async ({
  page,
  api,
}) => {
  const stores = Array.from({ length: 50 }, (_, index) => `STORE-${index}`.padEnd(36, "X"));
  const list = (prefix: string) =>
    orders(20)
      .map((order) => prefix + order.slice(-8, -1))
      .join(",");
  const query = [
    `store=${stores.join(",")}`,
    `asin=${orders(20)
      .map((order) => `B0${order.slice(-7)}0`)
      .join(",")}`,
    `skill=${list("SKILL-OF-MANY-LETTERS-")}`,
    `order=${orders(20).join(",")}`,
    `productOrder=${orders(20).join(",")}`,
    `tracking=${orders(20)
      .map((order) => `TBA${order.slice(-7)}00000`)
      .join(",")}`,
  ].join("&");
  expect((await (await api("manager")).get(`/api/jobs?${query}`)).page().total).toBe(0);

  await page.goto(`/jobs?${query}`);
  await expect(page.getByRole("heading", { name: "No job matches" })).toBeVisible();
  const screen = jobsScreen(page);
  await expect(screen.problems.getByRole("listitem")).toHaveCount(0);
  await expect(screen.chip("Store")).toContainText("+49");
  await page.getByRole("button", { name: /^On hold/ }).click();
  await expect(screen.chip("Status")).toContainText("On hold");
  await expect(page.getByRole("heading", { name: "No job matches" })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("store")?.split(",")).toHaveLength(50);
});

test("a store too many is said, with what Amazon takes, and nothing is cut (superset#17086) @deep", async ({
  page,
}) => {
  const stores = Array.from({ length: 51 }, (_, index) => `STORE-${index}`);
  await page.goto(`/jobs?store=${stores.join(",")}`);
  const screen = jobsScreen(page);
  await expect(screen.problems).toContainText("Amazon takes at most 50 values at once.");
});

test("how many jobs a filter leaves is announced (digital-land.info#566) @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open();
  const said = await listenTo(page);
  await page.getByRole("button", { name: /^On hold/ }).click();
  await expect.poll(said).toEqual([expect.stringMatching(/^[\d,]+ jobs?, page 1 of \d+$/)]);
});
