import type { Locator, Page } from "@playwright/test";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible, expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import { isDeep } from "@/lib/testing/deep";

test.use({ environment: "indexed" });

test.beforeEach(async ({ signIn, api }) => {
  await signIn("manager");
  await whenIndexed(await api("manager"));
});

const chart = (page: Page, name: string) => page.getByRole("group", { name, exact: true });
const bars = (of: Locator) => of.getByRole("link");

/** How many jobs the list of an address has. */
async function jobsOf(api: { get: (path: string) => Promise<{ text: string }> }, href: string) {
  return JSON.parse((await api.get(`/api${href}`)).text).total;
}

test("a bar is its cell in the table, and leads to a list of as many jobs @desktop", async ({
  page,
  api,
}) => {
  const manager = await api("manager");
  await page.goto("/insights?created=90d");
  await waitUntilAlive(page);
  await expect(
    page.getByText(/^Of \d+ jobs, seen since .*; nothing is known from before\./),
  ).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  const completed = bars(chart(page, "Completed"));
  await page.getByRole("button", { name: "Table: Completed" }).click();
  const rows = page.getByRole("table", { name: "Completed" }).getByRole("row");
  await expect(rows).toHaveCount((await completed.count()) + 1);
  const row = rows.filter({ hasNotText: "in part" }).nth(3);
  const [when = "", share = "", part = ""] = await row
    .getByRole("cell")
    .or(row.getByRole("rowheader"))
    .allTextContents();
  const bar = chart(page, "Completed").getByRole("link", { name: `${when}: ${share} (${part} of` });
  const href = (await bar.getAttribute("href")) ?? "";
  expect(href).toMatch(/^\/jobs\?status=COMPLETED&created=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d/);
  expect(await jobsOf(manager, href)).toBe(Number(part));

  const tabStops = chart(page, "Jobs created").locator("[data-bar][tabindex='0']");
  await expect(tabStops).toHaveCount(1);
  await tabStops.focus();
  await page.keyboard.press("ArrowLeft");
  const focused = page.locator("[data-bar]:focus");
  const jobs = Number(/: (\d+) jobs?$/.exec((await focused.getAttribute("aria-label")) ?? "")?.[1]);
  expect(await jobsOf(manager, (await focused.getAttribute("href")) ?? "")).toBe(jobs);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/jobs\?created=/);
});

test("by store every bar leads to the jobs of one store; technicians are for admins @desktop @deep", async ({
  page,
  api,
}) => {
  const manager = await api("manager");
  await page.goto("/insights?created=90d&bucket=month");
  await waitUntilAlive(page);
  const by = page.getByRole("combobox", { name: "By", exact: true });
  await expect(by.getByRole("option")).toHaveText(["All", "Store", "Service"]);
  await by.selectOption("Store");
  await expect(page).toHaveURL(/by=store/);
  const first = bars(chart(page, "Jobs created")).first();
  await expect(first).toHaveAttribute("href", /store=/);
  const jobs = Number(/: (\d+) jobs?$/.exec((await first.textContent()) ?? "")?.[1]);
  const href = (await first.getAttribute("href")) ?? "";
  expect(await jobsOf(manager, href)).toBe(jobs);
  await expectAccessible(page);
  await page.goto("/insights?by=technician");
  await expect(
    page.getByRole("heading", { name: "Figures of single technicians are for admins" }),
  ).toBeVisible();
});

if (isDeep()) {
  test("a phone has every chart, and nothing to scroll sideways @phone-only", async ({ page }) => {
    await page.goto("/insights?created=any");
    await waitUntilAlive(page);
    await expect(bars(chart(page, "Rescheduled")).first()).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
    await expectAccessible(page);
  });
}
