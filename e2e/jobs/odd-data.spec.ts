import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible } from "@/e2e/support/screen/axe";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

/** The store whose jobs are hard to show, and its nth job in the United States. */
const LIST = "/jobs?store=SIM-ODD&created=2026-01-01..";
const job = (number: number) => `9100000000001${number}`;
const order = (number: number) => `910-000001${number}-000001${number}`;

const CLOCK_CHANGES = [
  { number: 6, visit: "Sun 1 Nov, 01:30 PDT–01:30 PST", created: "Sun 1 Nov, 00:00 PDT" },
  { number: 7, visit: "Sun 14 Mar 2027, 01:30 PST–03:30 PDT", created: "Sun 1 Nov, 23:59 PST" },
  { number: 8, visit: "Sun 25 Oct, 01:30 BST–01:30 GMT", created: "Sun 25 Oct, 00:00 BST" },
  { number: 9, visit: "Sun 28 Mar 2027, 00:30 GMT–02:30 BST", created: "Sun 25 Oct, 23:59 GMT" },
];

test.beforeEach(async ({ page, signIn }) => {
  await signIn("manager");
  // The year is left out where it is this one.
  await page.clock.setFixedTime("2026-11-24T12:00:00Z");
});

const rowOf = (page: Page, id: string) =>
  jobsScreen(page).table.getByRole("row").filter({ hasText: id });

const headingOf = (page: Page) => page.getByRole("heading", { level: 1 });

/** Where the first and the last character stand, from the left edge of the element, in its widths. */
function ends(name: Locator): Promise<{ first: number; last: number }> {
  return name.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    const at = (index: number) => {
      const range = document.createRange();
      range.setStart(text ?? element, index);
      range.setEnd(text ?? element, index + 1);
      const { left, width } = range.getBoundingClientRect();
      return (left + width / 2 - box.left) / box.width;
    };
    return { first: at(0), last: at((text?.textContent?.length ?? 1) - 1) };
  });
}

/** How much of a text is cut, in pixels. */
function excess({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element) {
  return { across: scrollWidth - clientWidth, down: scrollHeight - clientHeight };
}

async function expectNothingCut(page: Page) {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess).toBe(0);
}

test("the list shows what is hard, and axe has nothing to say", async ({ page }) => {
  await jobsScreen(page).open(LIST);
  await expect(page.getByText("9 jobs", { exact: true })).toBeVisible();
  await expectNothingCut(page);
  await expectAccessible(page);
});

test("a visit during which the clock changes names both zones @desktop", async ({ page }) => {
  await jobsScreen(page).open(LIST);
  for (const { number, visit, created } of CLOCK_CHANGES) {
    const row = rowOf(page, order(number));
    await expect(row).toContainText(visit);
    await expect(row).toContainText(created);
    const time = row.getByText(visit, { exact: true });
    await expect.poll(() => time.evaluate(excess)).toEqual({ across: 0, down: 0 });
  }
});

for (const { number, visit, created } of CLOCK_CHANGES) {
  test(`so does the job's own page: ${visit} @desktop @deep`, async ({ page }) => {
    await page.goto(`/jobs/${job(number)}`);
    await expect(page.getByRole("main")).toContainText(visit);
    await expect(page.getByRole("main")).toContainText(created);
  });
}

for (const { day, zone, orders } of [
  { day: "2026-11-01", zone: "America/Los_Angeles", orders: [order(7), order(6)] },
  { day: "2026-10-25", zone: "Europe/London", orders: [order(9), order(8)] },
]) {
  test(`${day} in ${zone} is a day of 25 hours @desktop @deep`, async ({ page }) => {
    const screen = jobsScreen(page);
    await screen.open(`/jobs?store=SIM-ODD&created=${day}..${day}&tz=${zone}`);
    expect(await screen.orderIds()).toEqual(orders);
  });
}

test("the day on which the clock changes is picked in the calendar @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?store=SIM-ODD&created=2026-11-01..2026-11-12");
  await screen.inFilter(/^Created/, async (place) => {
    const day = place.getByRole("button", { name: /\b1 November 2026/ });
    await day.click();
    await day.click();
    await expectParameters(page, { store: "SIM-ODD", created: "2026-11-01..2026-11-01" });
  });
  expect(await screen.orderIds()).toEqual([order(7), order(6)]);
});

test("names from right to left keep to their places @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open(LIST);
  const buyer = rowOf(page, order(1)).getByText("الابن");
  await expect(buyer).toHaveAttribute("dir", "auto");
  await page.goto(`/jobs/${job(1)}`);
  const main = page.getByRole("main");
  for (const text of [headingOf(page).locator("bdi"), main.locator("dd bdi").getByText("الابن.")]) {
    const { first, last } = await ends(text.first());
    expect(first, "begins at the right").toBeGreaterThan(0.5);
    expect(last, "ends at the left").toBeLessThan(0.2);
  }
  const technicians = main.getByRole("listitem").filter({ hasText: "Appointment" }).locator("bdi");
  await expect(technicians).toHaveText(["יעל כהן (2)", "فاطمة الزهراء", "Marcus Bell"]);
  const lefts = await technicians.evaluateAll((names) =>
    names.map((name) => name.getBoundingClientRect().left),
  );
  expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
});

test("a title without a space is broken, not cut @deep", async ({ page }) => {
  await page.goto(`/jobs/${job(2)}`);
  await expect(headingOf(page)).toContainText("防水パンの取り付けを含む");
  await expectNothingCut(page);
  await page.goto(`${LIST}&job=${job(2)}`);
  await expect(jobsScreen(page).drawer.getByRole("heading", { level: 2 })).toContainText("試運転");
  await expectNothingCut(page);
});

test("a title of 300 characters is read to its end without a pointer @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open(LIST);
  const title = rowOf(page, order(3)).getByText(/^Donau/);
  const isCut = await title.evaluate((element) => {
    // A table cuts the line, a card of a phone the lines around it.
    const cell = element.closest("td");
    for (let box: Element | null = element; box && box !== cell; box = box.parentElement) {
      if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight) return true;
    }
    return false;
  });
  expect(isCut, "the list shows the beginning").toBe(true);
  const link = screen.table.getByRole("link", { name: order(3) });
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(screen.drawer).toBeVisible();
  const whole = screen.drawer.getByRole("definition").getByText(/The end\.$/);
  await expect(whole).toBeVisible();
  expect((await whole.textContent())?.length).toBe(300);
  const fits = await whole.evaluate((element) => {
    const box = element.closest("dd")?.getBoundingClientRect();
    return box !== undefined && element.getBoundingClientRect().right <= box.right + 1;
  });
  expect(fits).toBe(true);
  await expectNothingCut(page);
});

test("a status that nobody has heard of is shown as it came @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open(LIST);
  const cell = rowOf(page, order(4)).getByText("AWAITING_DRONE");
  await expect(cell).toBeVisible();
  await expect(rowOf(page, order(4)).locator("svg[class*=circle-question-mark]")).toBeVisible();
  // No tile counts it: Amazon is asked for the seven that it names.
  await expect(page.getByRole("button", { name: /AWAITING/ })).toHaveCount(0);
  await page.goto(`/jobs/${job(4)}`);
  await expect(page.getByRole("main").getByText("AWAITING_DRONE").first()).toBeVisible();
});

test("a status that nobody has heard of is no filter, and the page says so @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open(`${LIST}&status=AWAITING_DRONE`);
  await expect(screen.problems).toContainText("AWAITING_DRONE");
  await expect(page.getByText("9 jobs", { exact: true })).toBeVisible();
});

test("of a job with nothing but an id nothing else is shown @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open(LIST);
  await expect(rowOf(page, job(5))).toHaveText(`Choose ${job(5)}${job(5)}Copy job id ${job(5)}`);
  await screen.links.filter({ hasText: job(5) }).click();
  const drawer = screen.drawer;
  await expect(drawer.getByRole("heading", { level: 2 })).toHaveText(`Job ${job(5)}`);
  await expect(drawer.getByRole("heading", { level: 3 })).toHaveText([
    "What was done",
    "Ids",
    "Raw data",
  ]);
  await drawer.getByRole("heading", { name: "Ids" }).click();
  await expect(drawer.getByRole("term")).toHaveText(["Job id"]);
  await page.goto(`/jobs/${job(5)}`);
  await page.getByRole("heading", { name: "Ids" }).click();
  await expect(headingOf(page)).toHaveText(`Job ${job(5)}`);
  await expect(page.getByRole("main").getByRole("term")).toHaveText(["Job id"]);
  await expect(page.getByRole("main")).not.toContainText(/undefined|null|NaN|Invalid/);
});

test("a job with nothing but an id is found by its id @desktop @deep", async ({ page }) => {
  await page.goto("/lookup");
  await page.getByRole("textbox", { name: "Ids" }).fill(job(5));
  await page.getByRole("button", { name: "Look up" }).click();
  const row = page.getByRole("table", { name: "Jobs found" }).getByRole("row", { name: job(5) });
  await expect(row.getByRole("link", { name: job(5) }).first()).toBeVisible();
  await expect(row).not.toContainText(/undefined|null|NaN|Invalid/);
  await expect(row.getByText("-", { exact: true })).toHaveCount(0);
});

test("a job with nothing but an id is exported with nothing but an id @desktop", async ({
  api,
}) => {
  const { get } = await api("manager");
  const reply = await get("/api/jobs/export?store=SIM-ODD&created=2026-01-01..&format=csv");
  const lines = reply.text.split("\n").filter((line) => line.includes(job(5)));
  expect(lines).toHaveLength(1);
  const filled = (lines[0] ?? "")
    .trim()
    .split(",")
    .filter((cell) => cell !== "");
  expect(filled).toEqual([job(5), "UTC"]);
  expect(reply.text).not.toMatch(/undefined|NaN|\[object/);
});
