import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { jobsScreen, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import { refuseLists } from "@/e2e/support/screen/network";
import { isDeep } from "@/lib/testing/deep";

test.use({
  allowedProblems: /^(429|503): (GET|POST) .*\/api\/jobs/,
});

test.beforeEach(({ signIn }) => signIn("manager"));

test("older rows, a countdown and a walk have nothing that axe objects to @deep", async ({
  page,
}) => {
  test.slow();
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=COMPLETED&size=5");

  await test.step("older rows after a failure", async () => {
    const relent = await refuseLists(page, "upstream_unavailable", { requestId: "a-1" });
    await screen.refresh.click();
    await expect(page.getByRole("status").filter({ hasText: "Not refreshed" })).toBeVisible();
    await expectAccessibleInBothSchemes(page);
    await relent();
  });
  // The banner of the step before with the countdown of the next.
  await test.step("older rows while the quota is used up", async () => {
    if (!isDeep()) return;
    const relent = await refuseLists(page, "upstream_throttled", { retryAfter: 300 });
    await screen.refresh.click();
    await expect(page.getByRole("timer")).toBeVisible();
    await expectAccessibleInBothSchemes(page);
    await relent();
  });
  await test.step("the quota is used up", async () => {
    const relent = await refuseLists(page, "upstream_throttled", { retryAfter: 300 });
    await screen.pageField.fill("3");
    await screen.pageField.press("Enter");
    await expect(page.getByRole("heading", { name: /request quota is used up/ })).toBeVisible();
    await expect(page.getByRole("timer")).toBeVisible();
    await expectAccessibleInBothSchemes(page);
    await relent();
  });
  await test.step("a walk", async () => {
    await page.goto("/jobs?status=COMPLETED&size=5");
    await waitUntilAlive(page);
    const relent = await refuseLists(page, "upstream_throttled", {
      progress: { page: 2, of: 4, seconds: 40 },
    });
    await screen.pageField.fill("4");
    await screen.pageField.press("Enter");
    await expect(page.getByRole("heading", { name: "Walking to page 4" })).toBeVisible();
    await expect(page.getByText("Page 2 is reached, some 40 seconds to go.")).toBeVisible();
    await expectAccessibleInBothSchemes(page);
    await relent();
    await page.getByRole("link", { name: "Show page 2 instead" }).click();
    await expect(screen.pager).toContainText("6–10 of");
  });
});

test("a lookup, its report and its failures have nothing that axe objects to @deep", async ({
  page,
  api,
}) => {
  test.slow();
  const { jobs } = (await (await api("manager")).get("/api/jobs?created=90d&size=1")).page();
  const field = page.getByRole("textbox", { name: "Ids" });
  await page.goto("/lookup");
  await waitUntilAlive(page);
  await expectAccessibleInBothSchemes(page);

  await test.step("the report", async () => {
    await field.fill(`${jobs[0]?.serviceOrderId} 999-0000000-0000001 banana`);
    await field.press("Control+Enter");
    await expect(page.getByRole("table", { name: "Jobs found" })).toBeVisible();
    await expectAccessibleInBothSchemes(page);
  });
  await test.step("failures", async () => {
    await page.route("**/api/jobs/lookup", (route) => route.fulfill({ status: 503, json: {} }));
    await field.fill("999-0000000-0000002");
    await field.press("Control+Enter");
    await expect(page.getByRole("alert").filter({ hasText: "could not be" })).toBeVisible();
    await expectAccessibleInBothSchemes(page);
  });
});
