import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { copiedText } from "@/e2e/support/screen/clipboard";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";
import { expectSaid } from "@/e2e/support/screen/toasts";

test.beforeEach(async ({ context, signIn }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn("manager");
});

async function copied(page: Page, kind: string): Promise<URL> {
  await page.getByRole("button", { name: "Copy link", exact: true }).click();
  await page.getByRole("menuitem", { name: kind }).click();
  await expect(page.getByText(`${kind} copied`).first()).toBeVisible();
  return new URL(await copiedText(page));
}

test("a live link is the address as it is @desktop @deep", async ({ page }) => {
  await jobsScreen(page).open("/jobs?status=HOLD&created=7d");
  const link = await copied(page, "Live link");
  expect(link.href).toBe(page.url());
});

test("a frozen link shows the same rows, its dates fixed @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=HOLD&created=7d");
  const before = await screen.orderIds();
  const link = await copied(page, "Frozen link");
  expect(link.searchParams.get("status")).toBe("HOLD");
  expect(link.searchParams.get("created")).toMatch(/^\d{4}-\d\d-\d\dT.*Z\.\.\d{4}-\d\d-\d\dT.*Z$/);
  await screen.open(`${link.pathname}${link.search}`);
  expect(await screen.orderIds()).toEqual(before);
});

test("a copy that the browser refuses is said @desktop @deep", async ({ page }) => {
  await page.addInitScript(() => {
    Clipboard.prototype.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"));
    document.execCommand = () => false;
  });
  await jobsScreen(page).open("/jobs?status=HOLD");
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByRole("menuitem").first().click();
  await expectSaid(page, "Could not copy");
});
