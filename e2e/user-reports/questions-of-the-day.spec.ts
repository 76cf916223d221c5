import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { readXlsx } from "hucre/xlsx";
import { browserCookies, signInDemo } from "@/e2e/support/api/sign-in";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { copiedText } from "@/e2e/support/screen/clipboard";
import {
  type Asked,
  DAY_QUESTIONS,
  type DayQuestion,
  handOn,
  looked,
} from "@/e2e/support/screen/day-questions";
import { jobsScreen, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import type { JobPage } from "@/lib/jobs/job";
import type { ScheduleAnswer } from "@/lib/schedule/schedule";
import { startOfDay } from "@/lib/time/calendar";

test.use({ environment: "indexed" });

test.beforeEach(async ({ signIn, api }) => {
  await signIn("manager");
  await whenIndexed(await api("manager"));
});

const NOTHING: Asked = { id: "", serviceJobId: "", ids: [] };

/** Answers a question from where it comes up, with no more actions than it may take. */
async function ask(page: Page, question: DayQuestion, asked: Asked = NOTHING): Promise<void> {
  const hand = handOn(page);
  await question.answer(hand, asked);
  expect(hand.actions(), `actions: ${question.name}`).toBeLessThanOrEqual(question.goal);
}

async function open(page: Page, { at }: DayQuestion): Promise<void> {
  await page.goto(at);
  await waitUntilAlive(page);
}

test("what is new or stuck is seen at one look, without a click @desktop", async ({
  page,
  api,
}) => {
  const { text } = await (await api("manager")).get("/api/attention");
  const { queues }: { queues: { name: string; count: number }[] } = JSON.parse(text);
  await open(page, DAY_QUESTIONS.stuck);
  await ask(page, DAY_QUESTIONS.stuck);
  for (const { name, count } of queues) {
    const number = page.locator(`[data-count=${name}]`);
    await expect(number).toBeInViewport();
    await expect(number).toHaveText(String(count));
  }
});

test("who goes where today is one click away, and one click prints a page a person @desktop @deep", async ({
  page,
  api,
  ownSimulator,
}) => {
  const manager = await api("manager");
  const { jobs } = (await manager.get("/api/jobs?status=NOT_SERVICED&size=3")).page();
  const people = ["Ada Today", "Bo Today"];
  const today = async (): Promise<ScheduleAnswer> =>
    JSON.parse((await manager.get("/api/schedule?on=today")).text);
  const day = (await today()).days[0] ?? "";
  for (const [index, { serviceJobId, zone }] of jobs.entries()) {
    const name = people[index % people.length] ?? "";
    const noon = new Date(startOfDay(day, zone) + 12 * 60 * 60_000).toISOString();
    await controlOf(ownSimulator).change(serviceJobId, {
      appointment: { startTime: noon, durationInMinutes: 60 },
      technicians: [{ technicianId: `TECH-${name}`, name }],
    });
  }
  const laneNames = async () => {
    // What is read of Amazon is in the index at once; what another test read seconds ago is not read again.
    await Promise.all(jobs.map(({ serviceJobId }) => manager.get(`/api/jobs/${serviceJobId}`)));
    return (await today()).lanes.map(({ label }) => label);
  };
  await expect.poll(laneNames, { timeout: 40_000 }).toEqual(expect.arrayContaining(people));

  await open(page, DAY_QUESTIONS.today);
  await ask(page, DAY_QUESTIONS.today);
  for (const name of people) {
    await expect(
      page.getByRole("region", { name: new RegExp(`^${name}(, |$)`, "u") }).first(),
    ).toBeVisible();
  }
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  await page.getByRole("button", { name: "Print run sheets", exact: true }).click();
  await expect(page.locator("html[data-printed]")).toBeAttached();
  const sheets = await page.locator("[data-run-sheets] table").count();
  expect(sheets).toBeGreaterThanOrEqual(people.length);
  const pages = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/gu);
  expect(pages).toHaveLength(sheets);
});

test("an order number is pasted anywhere, Enter, and its job is open; a product order's too @desktop", async ({
  page,
  api,
}) => {
  const { text } = await (await api("manager")).get("/api/jobs?created=90d&size=20");
  const { jobs }: JobPage = JSON.parse(text);
  const [one, ...others] = jobs;
  const orderOf = (job: JobPage["jobs"][number] | undefined) =>
    job?.associatedItems?.find(({ orderId }) => orderId)?.orderId;
  // Not every job comes with goods.
  const other = others.find((job) => orderOf(job) !== undefined);
  const productOrder = orderOf(other);
  await open(page, DAY_QUESTIONS.id);
  for (const [job, id = ""] of [
    [one, one?.serviceOrderId],
    [other, productOrder],
  ] as const) {
    expect(id).not.toBe("");
    await ask(page, DAY_QUESTIONS.id, { ...NOTHING, id, serviceJobId: job?.serviceJobId ?? "" });
  }
});

test("a column of 200 ids is pasted anywhere, Enter, and comes back as a table in its order @desktop", async ({
  page,
  api,
}) => {
  const { jobs } = (await (await api("manager")).get("/api/jobs?created=90d&size=20")).page();
  const known = [...new Set(jobs.flatMap(({ serviceOrderId }) => serviceOrderId ?? []))];
  const unknown = Array.from(
    { length: 200 - known.length },
    (_, index) => `999-1234567-${String(index).padStart(7, "0")}`,
  );
  const ids = [...unknown.slice(0, 50), ...known, ...unknown.slice(50)];
  await open(page, DAY_QUESTIONS.ids);
  await ask(page, DAY_QUESTIONS.ids, { ...NOTHING, ids });
  const rows = page.getByRole("table", { name: "Jobs found" }).locator("tbody tr");
  await expect(rows.nth(0)).toContainText("Not found");
  await expect(rows.nth(50)).toContainText(known[0] ?? "");
  await expect(rows.nth(199)).toContainText(ids.at(-1) ?? "");
});

test("what changed since the last visit is said, and one click shows it @desktop", async ({
  page,
  ownSimulator,
}) => {
  await open(page, DAY_QUESTIONS.changed);
  await page.waitForFunction(looked.atAll);
  const [created = ""] = await controlOf(ownSimulator).create(2, "SEA-TUKWILA-01");
  await page.evaluate(looked.hoursAgo);
  await open(page, DAY_QUESTIONS.changed);
  await ask(page, DAY_QUESTIONS.changed);
  await expect(page.locator(`[data-row="${created}"]`)).toBeVisible();
});

test("a list is shared by a link, which a colleague opens as they may see it @desktop", async ({
  page,
  context,
  browser,
  app,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, DAY_QUESTIONS.share);
  await ask(page, DAY_QUESTIONS.share);
  const link = await copiedText(page);
  const shown = await jobsScreen(page).orderIds();
  expect(shown).not.toEqual([]);
  const theirs = await browser.newContext();
  await theirs.addCookies(browserCookies(await signInDemo(app.baseUrl, "viewer"), app.baseUrl));
  const colleague = jobsScreen(await theirs.newPage());
  await colleague.open(link);
  expect(await colleague.orderIds()).toEqual(shown);
  await theirs.close();
});

test("a spreadsheet has a person's headings and the hours of the site @desktop", async ({
  page,
}) => {
  await open(page, DAY_QUESTIONS.sheet);
  const download = page.waitForEvent("download");
  await ask(page, DAY_QUESTIONS.sheet);
  const file = readFileSync(await (await download).path());
  const [sheet] = (await readXlsx(new Uint8Array(file))).sheets;
  const [headings = [], first = []] = sheet?.rows ?? [];
  expect(headings).toContain("Status");
  expect(headings).not.toContain("serviceJobStatus");
  expect(first.some((cell) => cell instanceof Date)).toBe(true);
  expect(first.some((cell) => /^[A-Z]\w+\/[A-Z]\w+/u.test(String(cell)))).toBe(true);
});
