import type { Page } from "@playwright/test";
import { lateJob, putOnHold } from "@/e2e/support/api/actions";
import type { Api } from "@/e2e/support/api/client";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible, expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";
import { holdScripts } from "@/e2e/support/screen/network";
import { currentAppointment } from "@/lib/jobs/appointment";
import type { JobPage } from "@/lib/jobs/job";
import type { JobFacets } from "@/lib/jobs/job-index";

test.use({ environment: "indexed" });

test.beforeEach(async ({ signIn, api }) => {
  await signIn("manager");
  await whenIndexed(await api("manager"));
});

const OPEN = "status=NOT_SERVICED&created=any&sort=appointment";
const LATE = "flag=late&created=any&sort=appointment";

const index = (page: Page) => page.getByRole("region", { name: "Index" });
const total = (page: Page, count: number) =>
  page.getByText(new RegExp(`^${count.toLocaleString("en")} jobs?$`));

test("every late job, whatever its age, the earliest visit first @desktop @deep", async ({
  page,
  api,
  ownSimulator,
}) => {
  const manager = await api("manager");
  await lateJob(manager, controlOf(ownSimulator));
  const counted: JobFacets = JSON.parse((await manager.get("/api/jobs/facets?created=any")).text);
  const late = counted.facets.flag.find(({ value }) => value === "late")?.count ?? 0;
  expect(late).toBeGreaterThan(0);

  const screen = jobsScreen(page);
  await screen.open(`/jobs?${LATE}`);
  await expect(total(page, late)).toBeVisible();
  const first: JobPage = JSON.parse((await manager.get(`/api/jobs?${LATE}`)).text);
  expect(first.total).toBe(late);
  expect(await screen.orderIds()).toEqual(first.jobs.map(({ serviceOrderId }) => serviceOrderId));
  await expect(screen.table.locator("[data-flag=late]")).toHaveCount(first.jobs.length);
  const starts = first.jobs.map((job) => currentAppointment(job)?.appointmentTime?.startTime ?? "");
  expect(starts.map((start) => Date.parse(start))).toEqual(
    starts.map((start) => Date.parse(start)).sort((a, b) => a - b),
  );
  const head = screen.table.getByRole("columnheader", { name: "Appointment" });
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await head.getByRole("button").click();
  await expectParameters(page, { flag: "late", created: "any", sort: "-appointment" });
});

test("a technician is chosen by name, with the number of jobs beside it", async ({ page, api }) => {
  const manager = await api("manager");
  const counted: JobFacets = JSON.parse((await manager.get("/api/jobs/facets?created=any")).text);
  const person = counted.facets.technician.find(({ value }) => value !== "none");
  const { value = "", label: name = "", count: jobs = 0 } = person ?? {};
  expect(jobs).toBeGreaterThan(0);
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=any");
  await screen.inFilter(/^Technician/, async (place) => {
    const options = place.getByRole("option");
    await expect(options.first()).toContainText("No technician");
    // Several people have this name: their ids tell them apart.
    const option = options.filter({ hasText: value });
    await expect(option).toContainText(name);
    await expect(option).toContainText(jobs.toLocaleString("en"));
    await option.click();
    await expectParameters(page, { created: "any", technician: value });
  });
  await expect(total(page, jobs)).toBeVisible();
  await expect(screen.chip("Technician")).toContainText(name);

  await screen.inFilter(/^Technician/, async (place) => {
    await place.getByRole("option").first().click();
    await expectParameters(page, { created: "any", technician: "none" });
  });
  await expect(screen.chip("Technician")).toContainText("No technician");
});

test("each status stands in its menu with its number of jobs @desktop @deep", async ({
  page,
  api,
}) => {
  const manager = await api("manager");
  const counted: JobFacets = JSON.parse((await manager.get("/api/jobs/facets?created=any")).text);
  const hold = counted.facets.status.find(({ value }) => value === "HOLD")?.count ?? 0;
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=any");
  await screen.inFilter(/^Status/, async (place) => {
    await expect(place.locator("label").filter({ hasText: "On hold" })).toHaveText(
      `On hold ${hold.toLocaleString("en")}`,
    );
    await expectAccessible(page);
    await place.getByRole("checkbox", { name: "On hold" }).click();
  });
  await expect(total(page, hold)).toBeVisible();
});

test("any time is the first choice of the created ones @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await screen.inFilter(/^Created/, async (place) => {
    await place.getByRole("button", { name: "Any time" }).click();
    await expectParameters(page, { created: "any" });
    await place.getByRole("button", { name: "Updated", exact: true }).click();
    await expectParameters(page, { updated: "30d" });
    await expect(place.getByRole("button", { name: "Any time" })).toHaveCount(0);
  });
  await expect(index(page)).toContainText("only it knows Updated");
});

test("its state stands under the heading, and the live view is one click away", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?flag=late&status=NOT_SERVICED&created=any");
  await expect(index(page)).toContainText(
    /Index as of .+ · (verified [\d,]+ of [\d,]+|not verified yet)/,
  );
  await expectAccessibleInBothSchemes(page);
  await index(page)
    .getByRole("button", { name: "Live view without Needs attention and Created" })
    .click();
  await expectParameters(page, { status: "NOT_SERVICED", source: "live" });
  await expect(index(page)).toContainText("Live view: Amazon’s own list");
  await expect(screen.links.first()).toBeVisible();
  await index(page).getByRole("button", { name: "Back to the index" }).click();
  await expectParameters(page, { status: "NOT_SERVICED" });
  await expect(index(page)).toContainText("Index as of");
});

test("heads sort by what the index sorts by, and in the live view by Amazon's @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open();
  const heads = screen.table.getByRole("columnheader").getByRole("button");
  const sorted = ["Status", "Service", "Appointment", "Technicians", "Store", "Created"];
  await expect(heads).toHaveText(sorted);
  await screen.table.getByRole("button", { name: "Store" }).click();
  await expectParameters(page, { sort: "store" });
  await expect(page.getByRole("combobox", { name: "Sort" })).toHaveValue("store");
  await screen.open("/jobs?source=live");
  await expect(heads).toHaveText(["Status", "Created"]);
});

test("a far page is there at once @desktop @deep", async ({ page, api }) => {
  const manager = await api("manager");
  const all: JobPage = JSON.parse((await manager.get("/api/jobs?created=any")).text);
  const jobs = all.total ?? 0;
  const last = Math.ceil(jobs / 20);
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=any");
  await screen.pageField.fill(String(last));
  await screen.pageField.press("Enter");
  await expectParameters(page, { created: "any", page: String(last) });
  await expect(screen.pager).toContainText(`of ${jobs.toLocaleString("en")}`);
  await expect(screen.links).toHaveCount(jobs - (last - 1) * 20);
});

test("with Amazon off the index's list is shown, and says so", async ({ page, ownSimulator }) => {
  const control = controlOf(ownSimulator);
  const screen = jobsScreen(page);
  await control.setFaults({ errorRate: 1 });
  // Rows that nobody has asked for: those in memory would be shown instead.
  await screen.open("/jobs?status=NOT_FULFILLABLE,PAYMENT_DECLINED&created=any&sort=-store");
  const banner = page.getByRole("status").filter({ hasText: "Amazon did not answer" });
  await expect(banner).toContainText("Order and counts are the index’s.", { timeout: 20_000 });
  await expect(banner).toContainText("Buyers’ details are missing");
  await expectAccessible(page);
  const orders = await screen.orderIds();
  await control.setFaults({ errorRate: 0 });
  await banner.getByRole("button", { name: "Try again" }).click();
  await expect(banner).toBeHidden();
  expect(await screen.orderIds()).toEqual(orders);
});

async function thirdOpenJob(manager: Api): Promise<string> {
  const { jobs }: JobPage = JSON.parse((await manager.get(`/api/jobs?${OPEN}`)).text);
  return jobs[2]?.serviceJobId ?? "";
}

test("a row that changes is shown so in its place, and nobody presses refresh @desktop", async ({
  page,
  api,
  ownSimulator,
}) => {
  const manager = await api("manager");
  const screen = jobsScreen(page);
  const spoken = page.waitForResponse((response) => response.url().includes("/api/changes"));
  await screen.open(`/jobs?${OPEN}`);
  expect((await spoken).status()).toBe(200);
  const before = await screen.orderIds();
  const id = await thirdOpenJob(manager);
  await putOnHold(manager, controlOf(ownSimulator), id);
  await expect(screen.table.locator("[data-changed=status]")).toHaveCount(1);
  await expect(screen.table.getByRole("row").nth(3)).toContainText("On hold");
  expect(await screen.orderIds()).toEqual(before);
  await expectAccessible(page);
});

test("a row that changed before the page could hear of it is shown so too @desktop", async ({
  page,
  api,
  ownSimulator,
}) => {
  const manager = await api("manager");
  const id = await thirdOpenJob(manager);
  const begin = await holdScripts(page);
  await page.goto(`/jobs?${OPEN}`, { waitUntil: "commit" });
  const row = jobsScreen(page).table.locator(`[data-row="${id}"]`);
  await expect(row).toBeVisible();
  await expect(row).not.toContainText("On hold");
  await putOnHold(manager, controlOf(ownSimulator), id);
  await expect
    .poll(async () => JSON.parse((await manager.get(`/api/jobs/${id}/history`)).text).changes)
    .not.toEqual([]);
  begin();
  await expect(row).toContainText("On hold");
});
