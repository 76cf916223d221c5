import type { Page } from "@playwright/test";
import { lateJob, putOnHold } from "@/e2e/support/api/actions";
import type { Api } from "@/e2e/support/api/client";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible, expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { holdScripts } from "@/e2e/support/screen/network";
import type { Attention, QueuePage } from "@/lib/attention/attention-answers";
import type { JobPage } from "@/lib/jobs/job";

test.use({ environment: "indexed" });

test.beforeEach(async ({ signIn, api }) => {
  await signIn("manager");
  await whenIndexed(await api("manager"));
});

const queues = (page: Page) => page.getByRole("navigation", { name: "Queues" });
const rows = (page: Page) => page.locator("[data-row]");
/** Opens the queues, and waits until the page is told of changes. */
async function openTold(page: Page): Promise<void> {
  const spoken = page.waitForResponse((response) => response.url().includes("/api/changes"));
  await page.goto("/attention");
  expect((await spoken).status()).toBe(200);
}

async function anOpenJob(manager: Api): Promise<string> {
  const query = "status=NOT_SERVICED&created=any&sort=-appointment";
  const { jobs }: JobPage = JSON.parse((await manager.get(`/api/jobs?${query}`)).text);
  return jobs[0]?.serviceJobId ?? "";
}

const drawer = (page: Page) => page.getByRole("dialog");

test("a manager begins with what is stuck, works it off with keys, and sees it no more @desktop", async ({
  page,
  api,
  ownSimulator,
}) => {
  const manager = await api("manager");
  for (let index = 0; index < 2; index += 1) await lateJob(manager, controlOf(ownSimulator));
  const counted: Attention = JSON.parse((await manager.get("/api/attention")).text);
  const late = counted.queues.find(({ name }) => name === "late")?.count ?? 0;
  expect(late).toBeGreaterThan(1);
  await page.goto("/");
  await expect(page).toHaveURL(/\/attention$/u);
  await expect(page).toHaveTitle(new RegExp(`^\\(${late}\\) Attention`, "u"));
  for (const { name, count } of counted.queues) {
    await expect(queues(page).locator(`[data-count=${name}]`)).toHaveText(String(count));
  }
  await expect(page.getByRole("heading", { name: "Late", exact: true })).toBeVisible();
  const first: QueuePage = JSON.parse((await manager.get("/api/attention/late")).text);
  await expect(rows(page)).toHaveCount(first.jobs.length);
  await expectAccessibleInBothSchemes(page);

  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const [one, two] = first.jobs.map(({ serviceJobId }) => serviceJobId);
  await expect(page).toHaveURL(new RegExp(`job=${one}`, "u"));
  await expect(drawer(page)).toBeVisible();
  // The job stands beside its row, and leaves it room.
  expect((await rows(page).first().boundingBox())?.width).toBeGreaterThan(400);
  await expectAccessible(page);
  await page.keyboard.press("e");
  await expect(page).toHaveURL(new RegExp(`job=${two}`, "u"));
  await expect(queues(page).locator("[data-count=late]")).toHaveText(String(late - 1));
  await expect(page).toHaveTitle(new RegExp(late > 2 ? `^\\(${late - 1}\\)` : "Attention", "u"));
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "1 seen job, unchanged since" }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Bring back" }).click();
  await expect(queues(page).locator("[data-count=late]")).toHaveText(String(late));

  await page.keyboard.press("5");
  await expect(page).toHaveURL(/queue=toSchedule/u);
  await page.getByRole("link", { name: "Open as a list" }).click();
  await expect(page).toHaveURL(/\/jobs\?.*status=PENDING_SCHEDULE/u);
});

test("a phone shows the queues, then the jobs of one @phone-only", async ({ page }) => {
  await page.goto("/attention");
  await expect(rows(page).first()).toBeHidden();
  await expectAccessible(page);
  await queues(page).getByRole("link", { name: /^Late/u }).click();
  await expect(rows(page).first()).toBeVisible();
  await expect(queues(page)).toBeHidden();
  await expectAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(width).toBeLessThanOrEqual(0);
  await page.getByRole("link", { name: "All queues" }).click();
  await expect(queues(page)).toBeVisible();
});

test("a word finds its queue, and the start page and the stores are a person's own @desktop @deep", async ({
  page,
}) => {
  await page.goto("/lookup");
  await page.keyboard.press("/");
  await page.keyboard.type("late");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/attention\?queue=late/u);

  await page.getByRole("button", { name: "My stores" }).click();
  const choices = page.getByRole("group", { name: "My stores" }).getByRole("checkbox");
  await choices.first().click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "My stores (1)" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "My stores (1)" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );

  await page.getByRole("button", { name: /^Account/u }).click();
  await page.getByRole("menuitemradio", { name: "Jobs" }).click();
  await page.goto("/");
  await expect(page).toHaveURL(/\/jobs$/u);
});

test("the numbers follow what the index sees change, and nobody waits for a poll @desktop", async ({
  page,
  api,
  ownSimulator,
}) => {
  const manager = await api("manager");
  await openTold(page);
  const onHold = queues(page).locator("[data-count=onHold]");
  const before = Number(await onHold.textContent());
  const id = await anOpenJob(manager);
  await putOnHold(manager, controlOf(ownSimulator), id);
  await expect(onHold).toHaveText(String(before + 1));
});

test("a second tab tells of a change that came before it could hear of any @desktop", async ({
  page,
  api,
  ownSimulator,
}) => {
  const manager = await api("manager");
  await openTold(page);
  const onHold = (tab: Page) => queues(tab).locator("[data-count=onHold]");
  const before = await onHold(page).textContent();
  const second = await page.context().newPage();
  const begin = await holdScripts(second);
  await second.goto("/attention", { waitUntil: "commit" });
  await expect(onHold(second)).toHaveText(before ?? "");
  const id = await anOpenJob(manager);
  await putOnHold(manager, controlOf(ownSimulator), id);
  await expect(onHold(page)).toHaveText(String(Number(before) + 1));
  begin();
  await expect(onHold(second)).toHaveText(String(Number(before) + 1), { timeout: 25_000 });
});
