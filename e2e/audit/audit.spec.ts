import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible } from "@/e2e/support/screen/axe";

test.use({ allowedProblems: /^(403: GET .*\/audit|failed: GET .*\/api\/audit )/ });

const table = (page: Page) => page.getByRole("table", { name: "Audit records, the newest first" });
const rows = (page: Page) => table(page).locator("tbody tr[data-row]");
const heading = (page: Page, name: string) => page.getByRole("heading", { name });

/** What comes again within minutes is not recorded again: each run asks for jobs of its own. */
const JOBS = [0, 1, 2].map((index) => `AUDIT-${randomUUID().slice(0, 8)}-${index}`);

/** Somebody who may not asks for three contacts, so that there are records to see. */
test.beforeEach(async ({ api }) => {
  const viewer = await api("viewer");
  for (const id of JOBS) await viewer.send("POST", `/api/jobs/${id}/reveal`, { data: {} });
});

test("an admin reads who did what, in words, in the zone of the own clock", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  await page.goto("/audit?action=refused&user=viewer&size=2");
  await expect(rows(page)).toHaveCount(2);
  const row = rows(page).first();
  await expect(row).toContainText("Refused");
  await expect(row).toContainText("Viewer");
  await expect(row).toContainText(/needs (Manager|Admin)/);
  await expect(row.locator("time")).toHaveText(/ \d\d:\d\d:\d\d E[SD]T$/);
  await expectAccessible(page);
});

test("the navigation leads there for admins only @desktop @deep", async ({ page, signIn }) => {
  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Audit" });
  await signIn("manager");
  await page.goto("/lookup");
  await expect(heading(page, "Lookup")).toBeVisible();
  await expect(link).toHaveCount(0);
  await signIn("admin");
  await page.goto("/lookup");
  await link.click();
  await expect(page).toHaveURL(/\/audit$/);
  await expect(heading(page, "Audit")).toBeVisible();
});

test("a manager is told that the page needs an administrator @desktop @deep", async ({
  page,
  signIn,
}) => {
  await signIn("manager");
  const response = await page.goto("/audit");
  expect(response?.status()).toBe(403);
  await expect(heading(page, "This page needs an administrator")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Go to the jobs" }).click();
  await expect(page).toHaveURL(/\/jobs$/);
});

test("filters stand in the address, as chips, and Back undoes them @desktop @deep", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  await page.goto("/audit");
  await page.getByRole("button", { name: "Action", exact: true }).click();
  await page.getByRole("checkbox", { name: "Refused", exact: true }).click();
  await expect(page).toHaveURL(/\/audit\?action=refused$/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Person", exact: true }).click();
  await page.getByRole("textbox", { name: "Person" }).fill("nobody like this");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/action=refused&user=nobody/);
  await expect(heading(page, "No record matches all filters")).toBeVisible();
  await page.keyboard.press("Escape");
  await expectAccessible(page);
  await page.goBack();
  await expect(rows(page).first()).toContainText("Refused");
  const chips = page.getByRole("list", { name: "Active filters" });
  await chips.getByRole("button", { name: /^Remove/ }).click();
  await expect(page).toHaveURL(/\/audit$/);
});

test("a range carries the zone in which its days are meant @desktop @deep", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  await page.goto("/audit");
  await page.getByRole("button", { name: "Time", exact: true }).click();
  await page.getByRole("button", { name: "Today" }).click();
  await expect(page).toHaveURL(/\?at=today&tz=America(\/|%2F)New_York$/);
  await expect(rows(page).first()).toBeVisible();
});

test("older and newer turn the page, by links and by Back @desktop @deep", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  await page.goto("/audit?action=refused&size=1");
  const pager = page.getByRole("navigation", { name: "Pages" });
  const id = () => rows(page).first().getAttribute("data-row");
  await expect(rows(page)).toHaveCount(1);
  await expect(pager.getByRole("link", { name: "Newer" })).toBeDisabled();
  const first = await id();
  await pager.getByRole("link", { name: "Older" }).click();
  await expect(page).toHaveURL(new RegExp(`before=${first}$`));
  await expect.poll(id).not.toBe(first);
  await pager.getByRole("link", { name: "Newer" }).click();
  await expect(page).toHaveURL(/after=\d+$/);
  await pager.getByRole("link", { name: "Newest" }).click();
  await expect(page).toHaveURL(/\?action=refused&size=1$/);
  await page.goBack();
  await expect(page).toHaveURL(/after=\d+$/);
});

test("what of the address cannot be read is named, and the rest applies @desktop @deep", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  await page.goto("/audit?action=refused,steal&at=someday");
  await expect(page.getByText("There is no such action.")).toBeVisible();
  await expect(rows(page).first()).toContainText("Refused");
  await page.getByRole("button", { name: "Remove Time from the address" }).click();
  await expect(page).toHaveURL(/action=refused(,|%2C)steal$/);
});

test("a failure says so, and another try helps @desktop @deep", async ({ page, signIn }) => {
  await signIn("admin");
  await page.route("**/api/audit**", (route) => route.abort(), { times: 1 });
  await page.goto("/audit");
  await expect(heading(page, "The records could not be read")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(rows(page).first()).toBeVisible();
});
