import type { Page } from "@playwright/test";
import { booked, readJob } from "@/e2e/support/api/actions";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible, expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { lookOf } from "@/e2e/support/screen/flag-look";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import { NO_LANE, type ScheduleAnswer } from "@/lib/schedule/schedule";
import { addDays, dayInZone } from "@/lib/time/calendar";

test.use({ environment: "indexed" });

type Api = { get: (path: string) => Promise<{ text: string }> };

/** The first day from today on with a visit that somebody goes to. */
async function busyDay(api: Api): Promise<{ day: string; answer: ScheduleAnswer }> {
  const answerOn = async (on: string): Promise<ScheduleAnswer> =>
    JSON.parse((await api.get(`/api/schedule?on=${on}`)).text);
  const isBusy = ({ lanes }: ScheduleAnswer) => lanes.some(({ id }) => id !== NO_LANE);
  let answer = await answerOn("today");
  for (let tries = 0; tries < 14 && !isBusy(answer); tries++) {
    answer = await answerOn(addDays(answer.days[0] ?? "", 1));
  }
  expect(isBusy(answer)).toBe(true);
  return { day: answer.days[0] ?? "", answer };
}

const board = (page: Page) => page.getByRole("region", { name: "Visits", exact: true });

test.beforeEach(async ({ signIn, api }) => {
  await signIn("manager");
  await whenIndexed(await api("manager"));
});

test("a day by lanes: every visit stands in its lane, and opens by keyboard @desktop", async ({
  page,
  api,
}) => {
  const { day, answer } = await busyDay(await api("manager"));
  await page.goto(`/schedule?on=${day}`);
  await waitUntilAlive(page);
  for (const { label, visits } of answer.lanes.filter(({ id }) => id !== NO_LANE)) {
    // Whoever works in two zones has a lane in each, which says where.
    const lane = board(page).getByRole("region", { name: new RegExp(`^${label}(, |$)`, "u") });
    await expect(lane.getByRole("listitem")).toHaveCount(visits.length);
  }
  await expectAccessibleInBothSchemes(page);

  const tabStops = board(page).locator("[data-stop][tabindex='0']");
  await expect(tabStops).toHaveCount(1);
  await tabStops.focus();
  await expect(board(page).locator("[data-job-link]").first()).toBeFocused();
  for (const key of ["ArrowRight", "ArrowDown"]) {
    for (let times = 0; times < 20; times++) await page.keyboard.press(key);
    await expect(board(page).locator("[data-job-link]:focus")).toHaveCount(1);
    await expect(tabStops).toHaveCount(1);
  }
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  const link = board(page).locator("[data-job-link]:focus");
  const id = await link.getAttribute("data-job-link");
  await expect(link).toHaveAccessibleName(/\d\d:\d\d/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`job=${id}$`));
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByRole("heading", { name: "Ids" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(page.locator(`[data-job-link="${id}"]:focus`)).toBeVisible();

  await page.keyboard.press("]");
  await expect(page).toHaveURL(new RegExp(`on=${addDays(day, 1)}`));
  await page.keyboard.press("t");
  await expect(page).not.toHaveURL(/on=/);
});

test("a card says what is wrong in a whole word or by its icon, however short the visit @phone", async ({
  page,
  api,
  ownSimulator,
}) => {
  const manager = await api("manager");
  const simulator = controlOf(ownSimulator);
  const begin = Date.now() - 26 * 3_600_000;
  const lengths = [30, 45, 60, 90, 240];
  const ZONE = "America/Los_Angeles";
  const ids: string[] = [];
  for (const [nth, durationInMinutes] of lengths.entries()) {
    const id = await booked(simulator);
    const startTime = new Date(begin + nth * 60_000).toISOString();
    await simulator.change(id, { appointment: { startTime, durationInMinutes } });
    ids.push((await readJob(manager, id)).serviceJobId);
  }
  const address = `/schedule?view=day&on=${dayInZone(begin, ZONE)}&tz=${ZONE}`;
  await expect
    .poll(async () => {
      const { lanes }: ScheduleAnswer = JSON.parse((await manager.get(`/api${address}`)).text);
      const held = lanes.flatMap(({ visits }) => visits.map(({ serviceJobId }) => serviceJobId));
      return ids.every((id) => held.includes(id));
    })
    .toBe(true);
  await page.goto(address);
  for (const id of ids) {
    const flag = board(page).locator(`[data-job-link="${id}"] [data-flag=late]`);
    await expect(flag).toBeAttached();
    expect(await flag.evaluate(lookOf), id).toMatchObject({ icon: true, cut: false });
  }
  const last = board(page).locator(`[data-job-link="${ids.at(-1)}"] [data-flag=late]`);
  expect((await last.evaluate(lookOf)).word).toBe(true);
});

test("a week is a table by technicians or stores, and leads to a day @desktop", async ({
  page,
  api,
}) => {
  const manager = await api("manager");
  const { day } = await busyDay(manager);
  const address = `/api/schedule?view=week&on=${day}`;
  await page.goto(address.replace("/api", ""));
  await waitUntilAlive(page);
  const table = page.getByRole("table", { name: "Visits of the week" });
  await expect(table.getByRole("columnheader")).toHaveCount(8);
  await expectAccessibleInBothSchemes(page);
  const week: ScheduleAnswer = JSON.parse((await manager.get(address)).text);
  const lane = week.lanes.find(({ id }) => id !== NO_LANE);
  const name = page.getByRole("rowheader", { name: lane?.label, exact: true });
  const row = table.getByRole("row").filter({ has: name });
  await row
    .getByRole("link", { name: /: \d+ visits?$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/view=day.*technician=/);
  await page.getByRole("button", { name: "Stores" }).click();
  await expect(page).toHaveURL(/by=store/);
});

test("a phone shows the day by time @phone-only", async ({ page, api }) => {
  const { day, answer } = await busyDay(await api("manager"));
  await page.goto(`/schedule?on=${day}`);
  await waitUntilAlive(page);
  const keys = new Set(answer.lanes.flatMap(({ visits }) => visits.map(({ key }) => key)));
  const agenda = page.getByRole("list", { name: "Visits by time" });
  await expect(agenda.getByRole("listitem")).toHaveCount(keys.size);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  await expectAccessible(page);
  await agenda.getByRole("link").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("a board on a phone is as wide in each zone, whatever its hours @phone-only", async ({
  page,
}) => {
  await page.goto("/schedule?view=day");
  const bands = board(page).locator(":scope > div");
  await expect.poll(() => bands.count()).toBeGreaterThan(1);
  const widths = await bands.evaluateAll((all) => all.map((band) => band.clientWidth));
  expect(new Set(widths).size).toBe(1);
});

test("a board on a phone begins at the present hour @phone-only", async ({ page }) => {
  await page.goto("/schedule?view=day&by=store&hours=0-24");
  const now = board(page).locator("[data-now]").first();
  await expect(now).toBeAttached();
  await expect
    .poll(async () => {
      const [line, room] = [await now.boundingBox(), await board(page).boundingBox()];
      if (line === null || room === null) return false;
      return line.x >= room.x && line.x <= room.x + room.width;
    })
    .toBe(true);
});

test("tomorrow's run sheets are printed by one click, a sheet for each who goes @desktop", async ({
  page,
  api,
}) => {
  const manager = await api("manager");
  const tomorrow: ScheduleAnswer = JSON.parse(
    (await manager.get("/api/schedule?on=tomorrow")).text,
  );
  const people = tomorrow.lanes.filter(({ id, visits }) => id !== NO_LANE && visits.length > 0);
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  await page.goto("/schedule");
  await waitUntilAlive(page);
  await page.getByRole("button", { name: "Tomorrow’s run sheets" }).click();
  await expect(page.locator("html[data-printed]")).toBeAttached();
  await expect(page).toHaveURL(new RegExp(`on=${tomorrow.days[0]}`));
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("[data-run-sheets] table")).toHaveCount(people.length);
  if (people.length > 0) await expect(board(page)).toBeHidden();
});

test("the browser's own print has a sheet for each who goes, and the page has none of it until then @desktop @deep", async ({
  page,
  api,
}) => {
  const { day, answer } = await busyDay(await api("manager"));
  const people = answer.lanes.filter(({ id, visits }) => id !== NO_LANE && visits.length > 0);
  await page.goto(`/schedule?on=${day}`);
  await waitUntilAlive(page);
  const sheets = page.locator("[data-run-sheets] table");
  await expect(board(page).locator("[data-job-link]").first()).toBeVisible();
  await expect(sheets).toHaveCount(0);
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/gu)?.length).toBeGreaterThanOrEqual(people.length);
  await expect(sheets).toHaveCount(0);
  await expect(board(page)).toBeVisible();

  await page.emulateMedia({ media: "print" });
  await expect(sheets).toHaveCount(people.length);
  await expect(board(page)).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await expect(sheets).toHaveCount(0);
});
