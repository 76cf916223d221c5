import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { browserCookies, signInDemo } from "@/e2e/support/api/sign-in";
import { removeSavedViews, savedViewsOf } from "@/e2e/support/api/views";
import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";
import { viewsOf } from "@/e2e/support/screen/saved-views";
import { expectSaid, toasts } from "@/e2e/support/screen/toasts";
import type { Role } from "@/lib/access/permissions";

// People of the demo share one book each: it has to be nobody else's.
test.use({ environment: "fast" });

test.beforeEach(async ({ api, signIn }) => {
  await removeSavedViews(api);
  await signIn("manager");
});

/** Somebody at a browser of their own. */
async function elsewhere(browser: Browser, baseUrl: string, role: Role): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ baseURL: baseUrl });
  const cookies = await signInDemo(baseUrl, role);
  await context.addCookies(browserCookies(cookies, baseUrl));
  return context.newPage();
}

const HOLDS = { name: "Holds", query: "status=HOLD", columns: null, shared: true, seen: null };

test("a private view follows its owner to another browser, and stands in the first HTML @desktop @deep", async ({
  page,
  app,
  browser,
}) => {
  await jobsScreen(page).open("/jobs?status=HOLD");
  await viewsOf(page).saveAs("Holds");
  const other = await elsewhere(browser, app.baseUrl, "manager");
  const asked: string[] = [];
  other.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await jobsScreen(other).open("/jobs?status=HOLD");
  await expect(viewsOf(other).control).toHaveText("View:Holds");
  expect(asked).not.toContain("/api/views");
  const html = await (await other.request.get("/jobs?status=HOLD")).text();
  expect(html).toMatch(/View:<\/span><span[^>]*>Holds</u);
  const viewer = await elsewhere(browser, app.baseUrl, "viewer");
  await jobsScreen(viewer).open("/jobs?status=HOLD");
  await expect(viewsOf(viewer).control).toHaveText("View:All jobsChanged, not saved");
  await Promise.all([other, viewer].map((one) => one.context().close()));
});

test("a colleague sees what is shared, with the owner's name, and copies, hides and opens it @desktop", async ({
  page,
  app,
  browser,
}) => {
  await jobsScreen(page).open("/jobs?status=HOLD");
  await viewsOf(page).saveAs("Holds", { shared: true });
  const viewer = await elsewhere(browser, app.baseUrl, "viewer");
  const screen = jobsScreen(viewer);
  const views = viewsOf(viewer);
  await screen.open();
  await views.control.click();
  const link = views.team.getByRole("link", { name: /Holds/ });
  await expect(link).toHaveAttribute("href", "/jobs?status=HOLD");
  await expect(link).toContainText("Manager");
  await link.click();
  await expectParameters(viewer, { status: "HOLD" });

  await viewer.getByRole("combobox", { name: "Sort" }).selectOption("Oldest first");
  await views.control.click();
  await expect(views.panel.getByRole("button", { name: /^Save (changes|for)/ })).toHaveCount(0);
  await views.press("Save as new view");
  await expect(views.panel.getByRole("checkbox")).toHaveCount(0);
  await viewer.keyboard.press("Escape");
  await viewer.keyboard.press("Escape");
  await views.saveAs("My holds");
  await views.control.click();
  await expect(views.mine.getByRole("link", { name: "My holds" })).toBeVisible();
  await views.press("Manage");
  for (const control of ["Delete Holds", "Make Holds private", "Share My holds with the team"]) {
    await expect(views.panel.getByRole("button", { name: control })).toHaveCount(0);
  }
  await expect(views.panel.getByRole("textbox", { name: "Name of Holds" })).toHaveCount(0);
  await views.press("Hide Holds");
  await expect(views.team).toHaveCount(0);
  await views.press("Show the hidden view");
  await expect(views.team).toBeVisible();
  await viewer.context().close();
});

test("the owner shares, takes back, deletes and brings back what the team sees @desktop @deep", async ({
  page,
  api,
}) => {
  const viewer = await api("viewer");
  const names = async () => (await savedViewsOf(viewer)).views.map(({ name }) => name);
  const views = viewsOf(page);
  await jobsScreen(page).open("/jobs?status=HOLD");
  await views.saveAs("Holds");
  await views.control.click();
  await views.press("Manage");
  await views.press("Share Holds with the team");
  await expect(toasts(page).getByText("The team sees Holds now")).toBeVisible();
  expect(await names()).toEqual(["Holds"]);
  await views.press("Make Holds private");
  await expect(views.panel.getByRole("button", { name: "Share Holds with" })).toBeVisible();
  await expect.poll(names).toEqual([]);
  await views.press("Share Holds with the team");
  await expect(views.panel.getByRole("button", { name: "Make Holds private" })).toBeVisible();
  await views.press("Delete Holds");
  await expect(toasts(page).getByText("Holds is deleted for the whole team")).toBeVisible();
  expect(await names()).toEqual([]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(names).toEqual(["Holds"]);
});

test.describe("a shared view that somebody else changed meanwhile", () => {
  test.use({ allowedProblems: /^409: PUT / });

  test("is not overwritten unseen, and the list on the screen is not lost @desktop @deep", async ({
    page,
    api,
  }) => {
    const [manager, admin] = [await api("manager"), await api("admin")];
    const path = `/api/views/${randomUUID()}`;
    await manager.send("PUT", path, { data: HOLDS });
    const views = viewsOf(page);
    await jobsScreen(page).open("/jobs?status=HOLD");
    await expect(views.control).toHaveText("View:Holds");
    await page.getByRole("combobox", { name: "Sort" }).selectOption("Oldest first");
    const [seen] = (await savedViewsOf(admin)).views;
    const change = { ...HOLDS, query: "status=HOLD&size=5", seen: seen?.kept?.updatedAt };
    expect((await admin.send("PUT", path, { data: change })).status).toBe(200);

    await views.control.click();
    await views.press("Save for the team");
    await expect(toasts(page).getByText("Admin changed Holds meanwhile")).toBeVisible();
    await expectParameters(page, { status: "HOLD", sort: "date" });
    expect((await savedViewsOf(manager)).views).toMatchObject([{ query: "status=HOLD&size=5" }]);
    await views.press("Save for the team");
    await expect(views.control).toHaveText("View:Holds");
    expect((await savedViewsOf(manager)).views).toMatchObject([{ query: "status=HOLD&sort=date" }]);
  });
});

test("what changes in another tab is here when somebody comes back @desktop @deep", async ({
  page,
  api,
}) => {
  const screen = jobsScreen(page);
  const views = viewsOf(page);
  await screen.open("/jobs?status=HOLD");
  await expect(views.control).toContainText("All jobs");
  const manager = await api("manager");
  await manager.send("PUT", `/api/views/${randomUUID()}`, { data: { ...HOLDS, shared: false } });
  await page.evaluate(() =>
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true })),
  );
  await expect(views.control).toHaveText("View:Holds");
});

test.describe("a change that is not kept", () => {
  test.use({ allowedProblems: /^failed: (PUT|PATCH|DELETE) .*\/api\/views/u });

  test("is said, whichever it is, and what was typed stays @desktop @deep", async ({ page }) => {
    const views = viewsOf(page);
    await jobsScreen(page).open("/jobs?status=HOLD");
    await views.saveAs("Holds");
    await page.route(/\/api\/views/u, (call) =>
      call.request().method() === "GET" ? call.fallback() : call.abort(),
    );
    const changes = [
      "Open Holds by default",
      "Move Holds up",
      "Share Holds with the team",
      "Hide Needs action",
      "Delete Holds",
    ];
    for (const change of changes) {
      await views.control.click();
      await views.press("Manage");
      await views.press(change);
      await expectSaid(page, "The change was not kept");
      await page.keyboard.press("Escape");
      await expect(views.panel).toBeHidden();
    }
    await views.control.click();
    await views.press("Manage");
    const name = views.panel.getByRole("textbox", { name: "Name of Holds" });
    await name.fill("Late holds");
    await name.press("Enter");
    await expect(toasts(page).getByText("The change was not kept")).toBeVisible();
    await expect(name).toHaveValue("Late holds");
    await page.unroute(/\/api\/views/u);
    await name.press("Enter");
    await expect(views.panel.getByRole("textbox", { name: "Name of Late holds" })).toBeVisible();
  });
});
