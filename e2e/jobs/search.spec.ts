import type { Page, Route } from "@playwright/test";
import type { Api } from "@/e2e/support/api/client";
import { type ApiJob, jobFacets, searchAnswer } from "@/e2e/support/api/contract";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible } from "@/e2e/support/screen/axe";
import {
  expectParameters,
  jobsScreen,
  openedJob,
  waitUntilAlive,
} from "@/e2e/support/screen/jobs-screen";
import type { HitKind } from "@/lib/jobs/job-index";

test.use({ environment: "indexed", allowedProblems: /^503: GET .*\/api\/search|ERR_INTERNET/ });

let manager: Api;

test.beforeEach(async ({ signIn, api }) => {
  await signIn("manager");
  manager = await api("manager");
  await whenIndexed(manager);
});

function searchOf(page: Page) {
  const dialog = page.getByRole("dialog", { name: "Search and commands" });
  const field = dialog.getByRole("combobox");
  return {
    dialog,
    field,
    button: page.getByRole("banner").getByRole("button", { name: "Search and commands" }),
    option: (name: string | RegExp) => dialog.getByRole("option", { name }),
    group: (name: string) => dialog.getByRole("group", { name, exact: true }),
    async open() {
      await page.keyboard.press("/");
      await expect(field).toBeFocused();
    },
  };
}

/** The first job of any age that fits. */
async function jobWith(fits: (job: ApiJob, all: readonly ApiJob[]) => boolean): Promise<ApiJob> {
  const all: ApiJob[] = [];
  for (let number = 1, more = true; more; number++) {
    const page = (await manager.get(`/api/jobs?created=any&page=${number}`)).page();
    all.push(...page.jobs);
    more = page.hasNext;
  }
  const found = all.find((job) => fits(job, all));
  if (!found) throw new Error("No job fits.");
  return found;
}

async function hitsOf(text: string) {
  const reply = await manager.get(`/api/search?q=${encodeURIComponent(text)}`);
  return searchAnswer.parse(JSON.parse(reply.text)).hits;
}

async function countOf(kind: HitKind, text: string): Promise<number> {
  return (await hitsOf(text)).find((hit) => hit.kind === kind)?.count ?? Number.NaN;
}

test("a pasted order opens its job, whatever stands around it and whatever is shown", async ({
  page,
}) => {
  const { serviceOrderId: order = "", serviceJobId } = await jobWith(
    (job, all) => all.filter((other) => other.serviceOrderId === job.serviceOrderId).length === 1,
  );
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=COMPLETED");
  const { button, field } = searchOf(page);
  await button.click();
  await expect(field).toBeFocused();
  await field.fill(`Order: ${order}.`);
  await field.press("Enter");
  await expect(screen.drawer).toBeVisible();
  expect(await openedJob(page)).toBe(serviceJobId);
  await expectParameters(page, { status: "COMPLETED", job: serviceJobId });
});

test("an order of several jobs lists them, whatever filters there were @desktop @deep", async ({
  page,
}) => {
  const { serviceOrderId: order = "" } = await jobWith(
    (job, all) => all.filter((other) => other.serviceOrderId === job.serviceOrderId).length > 1,
  );
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=COMPLETED&sort=date");
  const search = searchOf(page);
  await search.open();
  await search.field.fill(order);
  await search.field.press("Enter");
  await expectParameters(page, { order, sort: "date" });
  const shown = (await screen.orderIds()).filter((id) => id === order);
  expect(shown).toHaveLength(await countOf("order", order));
});

test("a technician is found by name, and filters the jobs of any time @desktop @deep", async ({
  page,
}) => {
  const reply = await manager.get("/api/jobs/facets?created=any");
  const { facets } = jobFacets.parse(JSON.parse(reply.text));
  const labels = facets.technician.map(({ label }) => label);
  const technician = facets.technician.find(
    ({ label }) => label !== undefined && labels.indexOf(label) === labels.lastIndexOf(label),
  );
  const { label: name = "", value: id = "", count = 0 } = technician ?? {};
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=HOLD");
  const search = searchOf(page);
  await search.open();
  await search.field.pressSequentially(name.toLowerCase());
  const option = search.group("Technicians").getByRole("option", { name });
  await expect(option).toHaveAttribute("aria-selected", "true");
  await expect(search.dialog.getByRole("status")).toHaveText(/^\d+ hits?/);
  await expectAccessible(page);
  await search.field.press("Enter");
  await expectParameters(page, { technician: id, created: "any" });
  await expect(page.getByText(new RegExp(`^${count.toLocaleString("en")} jobs?$`))).toBeVisible();
});

test("words of a service show all jobs with them, arrows and Home choose @desktop @deep", async ({
  page,
}) => {
  const { scopeOfWork } = await jobWith((job) => /\w{5}/.test(job.scopeOfWork?.title ?? ""));
  const [word = ""] = /\w{5,}/.exec(scopeOfWork?.title ?? "") ?? [];
  const screen = jobsScreen(page);
  await screen.open();
  const search = searchOf(page);
  await search.open();
  await search.field.fill(word);
  const all = search.option(`Show all jobs with “${word}”`);
  await expect(all).toBeVisible();
  await search.field.press("End");
  const options = search.dialog.getByRole("option");
  await expect(options.last()).toHaveAttribute("aria-selected", "true");
  await search.field.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await all.click();
  await expectParameters(page, { q: word, created: "any" });
  await expect(screen.links.first()).toBeVisible();
});

test("a text that matches nothing stays in the field @desktop @deep", async ({ page, app }) => {
  const text = "zzqqx nobody";
  const screen = jobsScreen(page);
  await screen.open();
  const before = page.url();
  const search = searchOf(page);
  await search.open();
  await search.field.fill(text);
  await search.field.press("Enter");
  await expect(search.dialog.getByText(/^Nothing found/)).toBeVisible();
  await expect(search.option(/Show all jobs/)).toHaveCount(0);
  await expect(search.field).toHaveValue(text);
  expect(page.url()).toBe(before);
  const kept = await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));
  expect(kept).not.toContain("zzqqx");
  expect(app.readLog()).not.toContain("zzqqx");
  await search.field.press("Escape");
  await expect(search.dialog).toBeHidden();
  await search.open();
  await expect(search.field).toHaveValue("");
});

test("no key is lost or reaches the list while the search opens for the first time @desktop", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open();
  const held: Route[] = [];
  let isHeldBack = true;
  await page.route(/\.js/u, async (route) => {
    if (isHeldBack) held.push(route);
    else await route.continue();
  });
  await page.keyboard.press("/");
  await page.keyboard.type("dark");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Search and commands" })).toHaveValue("dark");
  isHeldBack = false;
  for (const route of held) await route.continue();
  await expect(page.locator("html")).toHaveClass(/\bdark\b/);
  await expect(searchOf(page).dialog).toBeHidden();
  await expectParameters(page, {});
});

test("every page has the search, and a finding opens on the list @deep", async ({ page }) => {
  const { serviceJobId, storeId = "" } = await jobWith((job) => (job.storeId ?? "") !== "");
  for (const [path, text, parameters] of [
    ["/lookup", serviceJobId, { job: serviceJobId }],
    ["/sessions", storeId, { store: storeId, created: "any" }],
  ] as const) {
    await page.goto(path);
    await waitUntilAlive(page);
    const { button, field, dialog } = searchOf(page);
    await button.click();
    await field.fill(text);
    await field.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(/\/jobs\?/);
    await expectParameters(page, parameters);
  }
});

test("a failure is said and asked again, and so is a network that is gone @desktop @deep", async ({
  page,
  context,
}) => {
  const { storeId = "" } = await jobWith((job) => (job.storeId ?? "") !== "");
  await jobsScreen(page).open();
  const search = searchOf(page);
  await search.open();
  await page.route("**/api/search?*", (route) =>
    route.fulfill({ status: 503, contentType: "text/html", body: "<p>Proxy</p>" }),
  );
  await search.field.fill(storeId);
  const failure = search.dialog.getByText(/^The jobs could not be searched/);
  await expect(failure).toBeVisible();
  await expectAccessible(page);
  await page.unroute("**/api/search?*");
  await search.dialog.getByRole("button", { name: "Try again" }).click();
  await expect(search.group("Stores").getByRole("option").first()).toBeVisible();
  await expect(failure).toBeHidden();

  await context.setOffline(true);
  await search.field.fill(`${storeId} `.slice(0, 5));
  await expect(search.dialog.getByText(/server cannot be reached/)).toBeVisible();
  await context.setOffline(false);
});
