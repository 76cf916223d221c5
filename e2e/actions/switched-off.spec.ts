import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { booked, waiting } from "@/e2e/support/api/actions";
import { openApi } from "@/e2e/support/api/client";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { type LiveApp, signInAs, startLiveApp } from "@/e2e/support/live-app";
import { expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { jobsScreen, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import { JOB_ACTIONS } from "@/lib/actions/job-action";
import { dayInZone } from "@/lib/time/calendar";

/** Every request by which Amazon is had to do something. */
const WRITES = [
  ...[...JOB_ACTIONS, "documents"].map((action) => `POST /api/jobs/10000000000000/${action}`),
  "POST /api/jobs/assign",
  "PUT /api/resources/SEA-TUKWILA-01/schedule",
  "POST /api/resources/SEA-TUKWILA-01/blocks",
  `PUT /api/blocks/${randomUUID()}`,
  `DELETE /api/blocks/${randomUUID()}`,
];

const ACTIONS =
  /^(Schedule…|Move…|Assign…|Assign to…|Arrival window…|Close job…|Cancel job…|More|Capacity|What can be done with .*|Assign all of .*)$/u;

// Each starts an app of its own.
test.describe.configure({ timeout: 120_000 });

let live: LiveApp | undefined;

test.afterEach(async () => {
  await live?.stop();
  live = undefined;
});

/** In live mode, where what nobody switches on is off; ada is an admin. */
async function startWith(env: Record<string, string>) {
  live = await startLiveApp(() => ({ roles: ["admin"] }), { INDEX: "memory", ...env });
  return { live, simulator: controlOf(live.simulator) };
}

async function apiOf(page: Page, { app }: LiveApp) {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return openApi(app.baseUrl, { cookie });
}

test("what nobody has switched on is neither answered nor offered @desktop @deep", async ({
  page,
}) => {
  const { live: app, simulator } = await startWith({});
  const { baseUrl } = app.app;
  const [stands, waits] = [await booked(simulator, 3_600_000), await waiting(simulator)];
  await signInAs(page, app, "ada");
  await expect(page).toHaveURL(`${baseUrl}/jobs`);
  const admin = await apiOf(page, app);
  await whenIndexed(admin);
  const codes: Record<string, string> = {};
  for (const write of WRITES) {
    const [method = "", path = ""] = write.split(" ");
    const headers = { "idempotency-key": randomUUID() };
    const sent = method === "DELETE" ? { headers } : { headers, data: {} };
    codes[write] = (await admin.send(method, path, sent)).problem().code;
  }
  expect(codes).toEqual(Object.fromEntries(WRITES.map((write) => [write, "not_enabled"])));

  const offered = page
    .getByRole("button", { name: ACTIONS })
    .or(page.getByRole("link", { name: ACTIONS }));
  for (const id of [stands, waits]) {
    await page.goto(`${baseUrl}/jobs/${id}`);
    await waitUntilAlive(page);
    await expect(page.getByRole("region", { name: "At a glance" })).toBeVisible();
    await expect(page.getByRole("region", { name: "What can be done" })).toHaveCount(0);
    await expect(offered).toHaveCount(0);
    for (const key of ["m", "a"]) await page.keyboard.press(key);
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }

  const screen = jobsScreen(page);
  await page.goto(`${baseUrl}/jobs`);
  await waitUntilAlive(page);
  await screen.table.locator("tbody").getByRole("checkbox").first().click();
  await expect(page.getByRole("group", { name: "Chosen jobs" })).toBeVisible();
  await expect(offered).toHaveCount(0);

  // The index learns from every job that is read.
  await admin.get(`/api/jobs/${stands}`, { "cache-control": "no-cache" });
  const day = dayInZone(Date.now() + 3_600_000, "America/Los_Angeles");
  await page.goto(`${baseUrl}/schedule?on=${day}`);
  await waitUntilAlive(page);
  const visit = page.locator(`[data-board] [data-job-link="${stands}"]`).first();
  await expect(visit).toBeVisible();
  await expect(offered).toHaveCount(0);
  await visit.focus();
  for (const key of ["m", "a"]) await page.keyboard.press(key);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const capacity = await page.goto(`${baseUrl}/schedule/capacity`);
  expect(capacity?.status()).toBe(404);
  expect(await simulator.writes()).toEqual([]);
});

test("without reason codes a visit is neither moved nor cancelled, and the setting is named @desktop @deep", async ({
  page,
}) => {
  const { live: app, simulator } = await startWith({ SP_API_ACTIONS: "appointments,cancellation" });
  const { baseUrl } = app.app;
  const [stands, waits] = [await booked(simulator, 3_600_000), await waiting(simulator)];
  await signInAs(page, app, "ada", `/jobs/${stands}`);
  await waitUntilAlive(page);
  const region = page.getByRole("region", { name: "What can be done" });
  const named = (action: string, setting: string) =>
    `${action} needs reason codes of Amazon’s. None are set up: see ${setting} in the settings.`;
  const move = region.getByRole("button", { name: "Move…" });
  await expect(move).toHaveAttribute("aria-disabled", "true");
  await expect(region.getByText(named("Moving a visit", "RESCHEDULE_REASONS"))).toBeVisible();
  await expect(region.getByText(named("Cancelling a job", "CANCEL_REASONS"))).toBeVisible();
  // What is switched off beside it is not there.
  await expect(region.getByRole("button")).toHaveText([/^Move…/, ""]);
  await move.click({ force: true });
  await page.keyboard.press("m");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expectAccessibleInBothSchemes(page);
  await region.getByRole("button", { name: "More" }).click();
  const items = page.getByRole("menu").getByRole("menuitem");
  await expect(items).toHaveText(["Cancel job…"]);
  await expect(items).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");

  const admin = await apiOf(page, app);
  await whenIndexed(admin);
  await admin.get(`/api/jobs/${stands}`, { "cache-control": "no-cache" });
  const day = dayInZone(Date.now() + 3_600_000, "America/Los_Angeles");
  await page.goto(`${baseUrl}/schedule?on=${day}`);
  await waitUntilAlive(page);
  await page.locator(`[data-board] [data-job-link="${stands}"]`).first().click({ button: "right" });
  await expect(items).toHaveText([/^Open/, /^Move….*RESCHEDULE_REASONS/]);
  await expect(items.last()).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");

  // The first visit needs no reason.
  await page.goto(`${baseUrl}/jobs/${waits}`);
  await waitUntilAlive(page);
  await region.getByRole("button", { name: "Schedule…" }).click();
  await expect(page.getByRole("dialog", { name: "Schedule the visit" })).toBeVisible();
  expect(await simulator.writes()).toEqual([]);
});
