import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

test.beforeEach(({ signIn }) => signIn("manager"));

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

test("a link of last month says that its preset moved on, and can be kept as it was", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open(`/jobs?created=7d&size=5&page=2&asOf=${daysAgo(30)}`);
  const notice = page.getByRole("status").filter({ hasText: "This list is as of" });
  await expect(notice).toContainText("“Created: Last 7 days”");
  const orders = await screen.orderIds();
  await notice.getByRole("button", { name: "As it was then" }).click();
  await expect(notice).toBeHidden();
  await expect(page).toHaveURL(/created=[^&]*Z\.\.[^&]*Z&size=5&page=2&asOf=/);
  expect(await screen.orderIds()).toEqual(orders);
});

test("a link of last month can be let go to what it means today @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open(`/jobs?created=7d&size=5&page=2&asOf=${daysAgo(30)}`);
  const before = await screen.orderIds();
  const notice = page.getByRole("status").filter({ hasText: "This list is as of" });
  await notice.getByRole("button", { name: "As of now" }).click();
  await expect(notice).toBeHidden();
  await expect(page).toHaveURL(/\/jobs\?created=7d&size=5$/);
  expect(await screen.orderIds()).not.toEqual(before);
});

test("an old list that ends where it did says that later jobs are left out @desktop @deep", async ({
  page,
}) => {
  await jobsScreen(page).open(`/jobs?created=2026-01-01..&asOf=${daysAgo(10)}`);
  await expect(page.getByText("Later jobs are left out.")).toBeVisible();
});

test("a page turned today is no old list @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=7d&size=5");
  await screen.pager.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/asOf=/);
  await expect(screen.pager).toContainText("6–10");
  await expect(page.getByText("This list is as of")).toHaveCount(0);
});

test("parts of an older vocabulary are named, never dropped unsaid @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  const ahead = daysAgo(-40);
  await screen.open(`/jobs?status=HOLD&statuses=OPEN&view=mine&marketplace=GONE&asOf=${ahead}`);
  await expect(screen.problems.getByRole("listitem")).toHaveText([
    /Marketplace\s*GONE.*not set up/,
    /List as of.*still to come/,
    /statuses\s*OPEN.*no such parameter/,
    /view\s*mine.*no such parameter/,
  ]);
  await screen.problems.getByRole("button", { name: "Remove statuses from the address" }).click();
  await expect(screen.problems.getByRole("listitem")).toHaveCount(3);
  await expectParameters(page, { status: "HOLD", view: "mine", marketplace: "GONE" });
  await page.goBack();
  await expect(screen.problems.getByRole("listitem")).toHaveCount(4);
});
