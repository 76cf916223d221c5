import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";

test.use({
  environment: "fast",
  allowedProblems: /^503: GET .*\/api\/jobs/,
});

test.beforeEach(async ({ signIn }) => {
  await signIn("manager");
});

test("failed: Try again asks again, and the rows come @desktop @deep", async ({
  page,
  ownSimulator,
}) => {
  const screen = jobsScreen(page);
  const control = controlOf(ownSimulator);
  await control.setFaults({ errorRate: 1 });
  // Nobody else's question: an answer in memory would be shown instead.
  await page.goto("/jobs?created=90d&size=17");
  const alert = page.getByRole("alert").filter({ hasText: "Amazon does not answer properly" });
  await expect(alert).toBeVisible();
  await expect(alert.getByRole("button", { name: /Copy request id / })).toBeVisible();
  await control.setFaults({ errorRate: 0 });
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(screen.links).toHaveCount(17);
  await expect(alert).toBeHidden();
});

test("failed but still showing older rows: since when, why, and a way out @desktop @deep", async ({
  page,
  ownSimulator,
}) => {
  const screen = jobsScreen(page);
  const control = controlOf(ownSimulator);
  await screen.open("/jobs?status=COMPLETED");
  const orders = await screen.orderIds();
  await control.setFaults({ errorRate: 1 });
  await screen.refresh.click();
  const banner = page.getByRole("status").filter({ hasText: "Not refreshed" });
  await expect(banner).toContainText(/these jobs are as of \w{3} \d+ \w{3}/);
  await expect(banner).toContainText("Amazon does not answer properly");
  expect(await screen.orderIds()).toEqual(orders);
  await control.setFaults({ errorRate: 0 });
  await banner.getByRole("button", { name: "Try again" }).click();
  await expect(banner).toBeHidden();
  expect(await screen.orderIds()).toEqual(orders);
});
