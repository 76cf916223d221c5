import { expect, test } from "@/e2e/support/browser-test";
import { copiedText } from "@/e2e/support/screen/clipboard";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

type Watched = Window & { shifts?: number };

/** Adds up, in the page, how far things have moved without anybody's doing. */
function watchShifts() {
  const watched: Watched = window;
  watched.shifts = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) {
      if (!("value" in shift && "hadRecentInput" in shift) || shift.hadRecentInput) continue;
      watched.shifts = (watched.shifts ?? 0) + Number(shift.value);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

test.beforeEach(({ signIn }) => signIn("manager"));

test("first load: placeholder rows, then rows; refreshing: the rows stay", async ({
  page,
}, info) => {
  const screen = jobsScreen(page);
  // Each viewport asks a question of its own, as the server remembers the answer.
  const size = info.project.name === "phone" ? 7 : 8;
  await page.addInitScript(watchShifts);
  await page.goto(`/jobs?store=SIM-SLOW&size=${size}`, { waitUntil: "commit" });
  // In one look: the rows of a machine that is busy may come between two.
  await page.waitForFunction(
    () =>
      document.querySelector("h1")?.textContent?.startsWith("Jobs") &&
      document.querySelector("[aria-busy=true]") &&
      !document.querySelector("[data-job-link]"),
  );
  await expect(screen.links).toHaveCount(size);
  await expect(screen.table).toHaveAttribute("aria-busy", "false");
  expect(await page.evaluate(() => (window as Watched).shifts), "rows push nothing").toBeLessThan(
    0.02,
  );

  await screen.refresh.click();
  await page.waitForFunction(
    (rows) =>
      document.querySelector("[aria-busy=true] [data-job-link]") &&
      document.querySelectorAll("[data-job-link]").length === rows &&
      document.querySelector("[role=progressbar][aria-label='Updating the table']"),
    size,
  );
  await expect(screen.table).toHaveAttribute("aria-busy", "false");
  await expect(screen.links).toHaveCount(size);
});

test("no match: each filter can be taken away from there @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await page.goto("/jobs?store=NO-SUCH-STORE&status=HOLD");
  await expect(page.getByRole("heading", { name: "No job matches all filters" })).toBeVisible();
  await page.getByRole("button", { name: "Remove filter Store: NO-SUCH-STORE" }).click();
  await expectParameters(page, { status: "HOLD" });
  await expect(screen.links.first()).toBeVisible();
});

test("no match: all filters can be taken away at once @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await page.goto("/jobs?store=NO-SUCH-STORE&status=HOLD");
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expectParameters(page, {});
  await expect(screen.links.first()).toBeVisible();
});

test.describe("when Amazon refuses", () => {
  test.use({ allowedProblems: /^400: GET .*SIM-REJECT/ });

  test("failed: the reason, Amazon's words and a request id to copy", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto("/jobs?store=SIM-REJECT");
    const alert = page.getByRole("alert").filter({ hasText: "Amazon refused the request" });
    await expect(alert).toContainText("Missing or invalid request parameters: [storeIds]");
    await expect(page.getByRole("table")).toHaveCount(0);
    const copy = alert.getByRole("button", { name: /Copy request id / });
    const id = /Copy request id (\S+)$/.exec((await copy.textContent()) ?? "")?.[1] ?? "";
    expect(id).toMatch(/^[\w-]{20,}$/);
    await copy.click();
    await expect.poll(() => copiedText(page)).toBe(id);
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(alert.getByRole("button", { name: `Copy request id ${id}` })).toHaveCount(0);
    await expect(copy).toBeVisible();
  });
});
