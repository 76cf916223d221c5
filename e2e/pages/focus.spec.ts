import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

test.use({ allowedProblems: /^422: GET .*page=99/ });

test.beforeEach(({ signIn }) => signIn("manager"));

test("whatever had the focus may go: the keyboard goes on around it @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);

  await test.step("the last Next", async () => {
    await screen.open("/jobs?status=HOLD&created=90d&size=9");
    const next = screen.pager.getByRole("link", { name: "Next" });
    await expect(async () => {
      await next.press("Enter");
      await expect(screen.table).toHaveAttribute("aria-busy", "false");
      await expect(next).toBeDisabled({ timeout: 500 });
    }).toPass();
    await expect(screen.pager).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(screen.pageField).toBeFocused();
  });

  await test.step("a filter that left no job", async () => {
    await page.goto("/jobs?store=NO-SUCH-STORE&status=HOLD");
    await waitUntilAlive(page);
    await page.getByRole("button", { name: "Remove filter Store: NO-SUCH-STORE" }).press("Enter");
    await expect(screen.links.first()).toBeVisible();
    await expect(page.getByRole("main")).toBeFocused();
  });

  await test.step("the notice of an old list", async () => {
    const asOf = new Date(Date.now() - 30 * 86_400_000).toISOString();
    await screen.open(`/jobs?created=7d&size=5&page=2&asOf=${asOf}`);
    await page.getByRole("button", { name: "As of now" }).press("Enter");
    await expect(page.getByText("This list is as of")).toHaveCount(0);
    await expect(page.getByRole("main")).toBeFocused();
  });

  await test.step("the way back from beyond the end", async () => {
    await page.goto("/jobs?store=SEA-TUKWILA-01&page=99");
    await waitUntilAlive(page);
    await page.getByRole("link", { name: /^Go to page/ }).press("Enter");
    await expect(screen.links.first()).toBeVisible();
    await expect(page.getByRole("main")).toBeFocused();
  });
});
