import { expect, test } from "@/e2e/support/browser-test";
import { listenTo } from "@/e2e/support/screen/announcements";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";
import { holdBack } from "@/e2e/support/screen/network";

test.beforeEach(({ signIn }) => signIn("viewer"));

test("Next and Previous turn the page, and back", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?size=10");
  const first = await screen.orderIds();
  await expect(screen.pager.getByRole("link", { name: "Previous" })).toBeDisabled();
  await screen.pager.getByRole("link", { name: "Next" }).click();
  await expectParameters(page, { size: "10", page: "2" });
  await expect(screen.pager).toContainText("11–20 of");
  const second = await screen.orderIds();
  expect(second).not.toEqual(first);
  await screen.pager.getByRole("link", { name: "Previous" }).click();
  await expectParameters(page, { size: "10" });
  await expect(screen.pager).toContainText("1–10 of");
  expect(await screen.orderIds()).toEqual(first);
});

test("a page number can be typed @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?size=10");
  await screen.pageField.fill("4");
  await screen.pageField.press("Enter");
  await expectParameters(page, { size: "10", page: "4" });
  await expect(screen.pager).toContainText("31–40 of");
});

test("what is no page number stays in the field with a message @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?store=SEA-TUKWILA-01&created=7d&size=10");
  await screen.pageField.fill("two");
  await screen.pageField.press("Enter");
  await expect(screen.pager.getByRole("alert")).toHaveText("Type a page number.");
  await screen.pageField.fill("999");
  await screen.pageField.press("Enter");
  await expect(screen.pager.getByRole("alert")).toContainText("The last page is");
  await expectParameters(page, { store: "SEA-TUKWILA-01", created: "7d", size: "10" });
});

test("while a page is on its way, the numbers are those of the rows that stand there @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  const release = await holdBack(page, (url) => url.searchParams.get("page") === "2");
  await screen.open("/jobs?size=10");
  const first = await screen.orderIds();
  const said = await listenTo(page);
  await screen.pager.getByRole("link", { name: "Next" }).click();
  await expect(screen.pageField).toHaveValue("2");
  await expect(screen.table).toHaveAttribute("aria-busy", "true");
  await expect(screen.links).toHaveText(first);
  await expect(screen.pager).toContainText(/(^|\D)1–10 of/);
  expect(await said()).toEqual([]);
  release();
  await expect(screen.pager).toContainText("11–20 of");
  expect(await screen.orderIds()).not.toEqual(first);
  await expect.poll(said).toEqual([expect.stringMatching(/^[\d,]+ jobs, page 2 of \d+$/)]);
});

test.describe("beyond the end", () => {
  test.use({ allowedProblems: /^422: GET .*page=99/ });

  test("a page that does not exist says so and leads to the last one @desktop", async ({
    page,
  }) => {
    const screen = jobsScreen(page);
    await page.goto("/jobs?store=SEA-TUKWILA-01&created=30d&size=10&page=99");
    await expect(page.getByRole("heading", { name: "There is no page 99" })).toBeVisible();
    await page.getByRole("link", { name: /^Go to page \d+$/ }).click();
    await expect(screen.links.first()).toBeVisible();
    await expect(screen.pager.getByRole("link", { name: "Next" })).toBeDisabled();
    await expect(screen.pager.getByRole("link", { name: "Previous" })).toBeEnabled();
  });
});

test("the keys [ and ] turn the page @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?size=10");
  await page.keyboard.press("]");
  await expectParameters(page, { size: "10", page: "2" });
  await page.keyboard.press("[");
  await expectParameters(page, { size: "10" });
});

test("] pressed faster than the pages come stops at the last one @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=HOLD&created=90d&size=9");
  const total = Number(/of ([\d,]+)/.exec((await screen.pager.textContent()) ?? "")?.[1]);
  const last = Math.ceil(total / 9);
  expect(last).toBeGreaterThan(1);
  const release = await holdBack(page, ({ searchParams }) => searchParams.has("page"));
  for (let press = 0; press < last + 3; press++) await page.keyboard.press("]");
  await expect(screen.pageField).toHaveValue(String(last));
  await expect(screen.pager.getByRole("link", { name: "Next" })).toBeDisabled();
  release();
  await expect(screen.table).toHaveAttribute("aria-busy", "false");
  await expect(screen.pager).toContainText(`of ${total}`);
  await expectParameters(page, {
    status: "HOLD",
    created: "90d",
    size: "9",
    page: String(last),
  });
});
