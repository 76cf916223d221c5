import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";
import { fromApp } from "@/e2e/support/screen/network";
import type { JobPage } from "@/lib/jobs/job";

test.beforeEach(({ signIn }) => signIn("manager"));

const isList = (url: URL) => url.pathname === "/api/jobs" && url.searchParams.get("size") !== "1";

test("R asks Amazon anew @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=HOLD");
  const asked = page.waitForRequest((request) => request.url().includes("/api/jobs?status=HOLD"));
  await page.keyboard.press("r");
  expect((await asked).headers()["cache-control"]).toBe("no-cache");
  await expect(screen.table).toHaveAttribute("aria-busy", "false");
});

test("/ opens the search, F opens the list of all filters @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await page.keyboard.press("/");
  const search = page.getByRole("dialog", { name: "Search and commands" });
  await expect(search.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(search).toBeHidden();
  await page.keyboard.press("f");
  const menu = page.getByRole("menu");
  await menu.getByRole("menuitem", { name: "Tracking id" }).click();
  const field = page.getByRole("combobox", { name: "Add to Tracking id" });
  await expect(field).toBeFocused();
  await field.fill("1Z999, 1Z998");
  await field.press("Enter");
  await expectParameters(page, { tracking: "1Z999,1Z998" });
});

test("letters typed into a field are text, not commands @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await screen.bar.getByRole("button", { name: /^Store/ }).click();
  const field = page.getByRole("combobox", { name: "Add to Store" });
  await field.pressSequentially("/fjk]r");
  await expect(field).toHaveValue("/fjk]r");
  await expectParameters(page, {});
  await expect(page.getByRole("menu")).toBeHidden();
});

test("J and K walk the rows, Enter opens one @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  await page.keyboard.press("j");
  await expect(screen.links.first()).toBeFocused();
  await page.keyboard.press("j");
  await expect(screen.links.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(screen.links.first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(screen.drawer).toBeVisible();
});

test("a page that is turned takes the focus to its first row @desktop", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=90d");
  const before = await screen.orderIds();
  for (const key of ["j", "j", "j", "]"]) await page.keyboard.press(key);
  await expect(page).toHaveURL(/page=2/);
  await expect(screen.links.first()).not.toHaveText(before[0] ?? "");
  await expect(screen.links.first()).toBeFocused();
  await page.keyboard.press("j");
  await expect(screen.links.nth(1)).toBeFocused();
});

test("the focus stays with its job when rows before it go @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=90d");
  for (const key of ["j", "j"]) await page.keyboard.press(key);
  const focused = (await screen.links.nth(1).textContent()) ?? "";
  await page.route(isList, async (route) => {
    const list: JobPage = await (await fromApp(route)).json();
    await route.fulfill({ json: { ...list, jobs: list.jobs.slice(1) } });
  });
  await page.keyboard.press("r");
  await expect(screen.links.first()).toHaveText(focused);
  await expect(screen.links.first()).toBeFocused();
});

test("a popover closes with Esc and gives the focus back @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  const button = screen.bar.getByRole("button", { name: "Store" });
  await button.press("Enter");
  const field = page.getByRole("combobox", { name: "Add to Store" });
  await expect(field).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  await expect(button).toBeFocused();
});

test("what a search came to is said politely @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=HOLD,COMPLETED&created=90d");
  await screen.queue("On hold").click();
  await expect(page.getByRole("status").getByText(/^[\d,]+ jobs, page 1 of \d+$/)).toBeAttached();
});
