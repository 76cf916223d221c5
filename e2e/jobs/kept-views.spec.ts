import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/fixtures";
import { expectParameters, jobsScreen } from "../support/jobs-screen";
import { bookOf, emptyBooks, toasts, viewsOf } from "../support/views";

// People of the demo share one book each: it has to be nobody else's.
test.use({ environment: "fast" });

test.beforeEach(async ({ api, signIn }) => {
  await emptyBooks(api);
  await signIn("manager");
});

function bookBefore() {
  const [late, holds] = [randomUUID(), randomUUID()];
  return {
    own: [
      { id: late, name: "Late", query: "status=NOT_SERVICED", columns: null },
      { id: holds, name: "Holds", query: "status=HOLD&sort=date", columns: null },
    ],
    order: [holds, "needsAction"],
    hidden: ["changed24h"],
    defaultId: holds,
  };
}

/** As a version of this page left it that kept views in the browser. */
async function leaveInBrowser(page: Page, text: string): Promise<void> {
  await page.goto("/lookup");
  await page.evaluate((value) => localStorage.setItem("jobs-views", value), text);
}

const inBrowser = (page: Page) => page.evaluate(() => localStorage.getItem("jobs-views"));

test("views of the browser move to the server, once, and say so @desktop", async ({
  page,
  api,
}) => {
  const before = bookBefore();
  await leaveInBrowser(page, JSON.stringify(before));
  const views = viewsOf(page);
  await page.goto("/jobs");
  await expectParameters(page, { status: "HOLD", sort: "date" });
  await expect(toasts(page).getByText("2 views of this browser are yours now")).toBeVisible();
  await expect(views.control).toHaveText("View:Holds");
  await expect.poll(() => inBrowser(page)).toBeNull();
  const manager = await api("manager");
  const { own, ...choices } = before;
  expect(await bookOf(manager)).toMatchObject({ ...choices, views: own });
  await jobsScreen(page).open("/jobs?status=HOLD");
  await views.control.click();
  await expect(views.list.getByRole("link")).toHaveText([
    "All jobs",
    "HoldsDefault",
    "Needs action",
    "Today’s visits",
    "Next 7 days",
    "Late",
  ]);
  expect((await bookOf(manager)).views).toHaveLength(2);
});

test("views that are a colleague's go back and wait for the colleague @desktop", async ({
  page,
  api,
  signIn,
}) => {
  await leaveInBrowser(page, JSON.stringify(bookBefore()));
  const views = viewsOf(page);
  await jobsScreen(page).open("/jobs?status=COMPLETED");
  await views.control.click();
  await views.panel.getByRole("button", { name: "Not mine" }).click();
  await expect(views.panel.getByText("yours now")).toHaveCount(0);
  await expect(views.list.getByRole("link")).toHaveText([
    "All jobs",
    "Needs action",
    "Today’s visits",
    "Next 7 days",
    "Changed in 24 h",
  ]);
  await page.reload();
  await views.control.click();
  await expect(views.list.getByRole("link")).toHaveCount(5);
  expect((await bookOf(await api("manager"))).views).toEqual([]);
  await signIn("viewer");
  await page.goto("/jobs?status=HOLD");
  await expect.poll(() => inBrowser(page)).toBeNull();
  expect((await bookOf(await api("viewer"))).views).toMatchObject([
    { name: "Late" },
    { name: "Holds" },
  ]);
});

test("a storage that cannot be read is an empty one @desktop", async ({ page }) => {
  await page.addInitScript(() => window.localStorage.setItem("jobs-views", '{"own":[{"id":'));
  const views = viewsOf(page);
  await jobsScreen(page).open();
  await views.control.click();
  await expect(views.list.getByRole("link")).toHaveCount(5);
});

test.describe("a server that does not keep views", () => {
  test.use({ allowedProblems: /^failed: \w+ \S+\/api\/views/ });

  test("leaves in the browser what is there, and gets it with the next try @desktop", async ({
    page,
    api,
  }) => {
    const before = bookBefore();
    await leaveInBrowser(page, JSON.stringify(before));
    await page.route("**/api/views", (call) =>
      call.request().method() === "POST" ? call.abort() : call.fallback(),
    );
    const views = viewsOf(page);
    await jobsScreen(page).open("/jobs?status=COMPLETED");
    await expect(views.control).toContainText("There is trouble with your views");
    expect(JSON.parse((await inBrowser(page)) ?? "null")).toEqual(before);
    await views.control.click();
    await expect(views.panel.getByText("could not be moved")).toBeVisible();
    await expectAccessible(page);
    await page.unroute("**/api/views");
    await views.press("Try again");
    await expect(views.list.getByRole("link", { name: "Late" })).toBeVisible();
    await expect.poll(() => inBrowser(page)).toBeNull();
    expect((await bookOf(await api("manager"))).views).toHaveLength(2);
  });

  test("is said to fail, and loses nothing @desktop", async ({ page }) => {
    const views = viewsOf(page);
    await jobsScreen(page).open("/jobs?status=HOLD");
    await page.route("**/api/views/*", (call) => call.abort());
    await views.control.click();
    await views.press("Save as new view");
    const name = views.panel.getByRole("textbox", { name: "Name of the new view" });
    await name.fill("Holds");
    await views.press("Save");
    await expect(toasts(page).getByText("The change was not kept")).toBeVisible();
    await expect(name).toHaveValue("Holds");
    await page.unroute("**/api/views/*");
    await views.press("Save");
    await expect(views.control).toHaveText("View:Holds");
  });

  test("is said not to answer, and what was read stays @desktop", async ({ page, api }) => {
    const data = { name: "Holds", query: "status=HOLD", columns: null, shared: false, seen: null };
    await (await api("manager")).send("PUT", `/api/views/${randomUUID()}`, { data });
    const views = viewsOf(page);
    await jobsScreen(page).open("/jobs?status=HOLD");
    await page.route("**/api/views", (call) => call.abort());
    await page.evaluate(() =>
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true })),
    );
    await expect(views.control).toHaveText("View:HoldsThere is trouble with your views");
    await views.control.click();
    await expect(views.panel.getByRole("alert")).toContainText("could not be read again");
    await expectAccessible(page);
    await page.unroute("**/api/views");
    await views.press("Try again");
    await expect(views.panel.getByRole("alert")).toHaveCount(0);
    await expect(views.control).toHaveText("View:Holds");
  });
});
