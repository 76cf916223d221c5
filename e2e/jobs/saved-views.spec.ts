import { randomUUID } from "node:crypto";
import type { Locator } from "@playwright/test";
import { browserCookies, signInDemo } from "@/e2e/support/api/sign-in";
import { removeSavedViews } from "@/e2e/support/api/views";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible } from "@/e2e/support/screen/axe";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";
import { viewsOf } from "@/e2e/support/screen/saved-views";
import { toasts } from "@/e2e/support/screen/toasts";

// People of the demo share one book each: it has to be nobody else's.
test.use({ environment: "fast" });

test.beforeEach(async ({ api, signIn }) => {
  await removeSavedViews(api);
  await signIn("manager");
});

test("a starting view is a link, and Back undoes it @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  const views = viewsOf(page);
  await screen.open("/jobs?store=SEA-TUKWILA-01");
  await views.control.click();
  const link = views.list.getByRole("link", { name: "Needs action" });
  const needsAction = "status=PENDING_SCHEDULE,HOLD,NOT_FULFILLABLE,PAYMENT_DECLINED&created=90d";
  await expect(link).toHaveAttribute("href", `/jobs?${needsAction}`);
  await link.click();
  await expectParameters(page, Object.fromEntries(new URLSearchParams(needsAction)));
  await expect(views.panel).toBeHidden();
  await expect(views.control).toHaveText("View:Needs action");
  await page.goBack();
  await expectParameters(page, { store: "SEA-TUKWILA-01" });
});

test("a list is saved, changed, saved again, and reset", async ({ page }) => {
  const screen = jobsScreen(page);
  const views = viewsOf(page);
  await screen.open("/jobs?status=HOLD");
  await views.saveAs("Holds");
  const sort = page.getByRole("combobox", { name: "Sort" });
  await sort.selectOption("Oldest first");
  await expect(views.control).toContainText("Changed, not saved");
  await views.control.click();
  await views.press("Save changes");
  await expect(views.control).not.toContainText("Changed, not saved");
  await sort.selectOption("Status A–Z");
  await expect(views.control).toContainText("Changed, not saved");
  await views.control.click();
  await views.press("Reset");
  await expectParameters(page, { status: "HOLD", sort: "date" });
  await expect(views.control).toHaveText("View:Holds");
});

test("a changed view is still known after a reload @desktop @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  const views = viewsOf(page);
  await screen.open("/jobs?status=HOLD");
  await views.saveAs("Holds");
  await page.getByRole("combobox", { name: "Sort" }).selectOption("Oldest first");
  await expectParameters(page, { status: "HOLD", sort: "date" });
  await page.reload();
  await expect(views.control).toHaveText("View:HoldsChanged, not saved");
});

test("views are renamed, ordered, hidden, deleted and brought back @deep", async ({ page }) => {
  const screen = jobsScreen(page);
  const views = viewsOf(page);
  await screen.open("/jobs?status=HOLD");
  await views.saveAs("Holds");
  await views.control.click();
  await views.press("Manage");
  await views.press("Move Holds up");
  await views.press("Hide Next 7 days");
  await views.panel.getByRole("textbox", { name: "Name of Holds" }).fill("On hold");
  await page.keyboard.press("Enter");
  await expect(views.panel.getByRole("button", { name: "Delete On hold" })).toBeVisible();
  await views.press("Back to the views");
  await expect(views.list.getByRole("link")).toHaveText([
    "All jobs",
    "Needs action",
    "Today’s visits",
    "On hold",
    "Changed in 24 h",
  ]);
  await views.press("Manage");
  await views.press("Show the hidden view");
  await views.press("Delete On hold");
  await expect(views.panel.getByRole("button", { name: /On hold/ })).toHaveCount(0);
  await expect(views.panel.getByRole("button", { name: "Hide Next 7 days" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(views.panel).toBeHidden();
  await views.control.click();
  await expect(views.list.getByRole("link", { name: "On hold" })).toBeVisible();
});

test("the default view opens plain /jobs as an address, and nothing else @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  const views = viewsOf(page);
  await screen.open();
  await views.control.click();
  await views.press("Manage");
  const kept = page.waitForResponse(
    (answer) => answer.request().method() === "PATCH" && answer.status() === 200,
  );
  await views.press("Open Changed in 24 h by default");
  await expect(
    views.panel.getByRole("button", { name: "Open Changed in 24 h by default", pressed: true }),
  ).toBeVisible();
  await kept;
  await page.goto("/jobs?status=HOLD");
  await expectParameters(page, { status: "HOLD" });
  await page.goto("/jobs");
  await expectParameters(page, { updated: "24h" });
  await screen.removeChip("Updated: Last 24 hours");
  await expectParameters(page, {});
  await page.reload();
  await expect(screen.table.getByRole("link").first()).toBeVisible();
  await expectParameters(page, {});
});

test("the views have nothing that axe objects to @deep", async ({ page, api }) => {
  const admin = await api("admin");
  const data = { name: "Team", query: "status=HOLD", columns: null, shared: true, seen: null };
  await admin.send("PUT", `/api/views/${randomUUID()}`, { data });
  const screen = jobsScreen(page);
  const views = viewsOf(page);
  await screen.open("/jobs?status=HOLD");
  await views.control.click();
  await expect(views.team).toBeVisible();
  await expectAccessible(page);
  await views.press("Manage");
  await expectAccessible(page);
  await views.press("Back to the views");
  await views.press("Save as new view");
  await expectAccessible(page);
});

// Each field is given a word that an input method writes; only the Enter after it is the person's own.
test("Enter that ends a composition renames, saves, filters, pages and runs nothing @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  const views = viewsOf(page);
  const keys = await page.context().newCDPSession(page);
  const enterOfInputMethod = () =>
    keys.send("Input.dispatchKeyEvent", {
      type: "keyDown",
      key: "Enter",
      code: "Enter",
      windowsVirtualKeyCode: 229,
      text: "\r",
    });
  async function compose(field: Locator, text: string) {
    await field.focus();
    await field.press("ControlOrMeta+a");
    await keys.send("Input.imeSetComposition", { text: "na", selectionStart: 2, selectionEnd: 2 });
    await enterOfInputMethod();
    await page.keyboard.insertText(text);
    // Safari tells of the key when the composition is over.
    await enterOfInputMethod();
    await expect(field).toHaveValue(text);
    await expect(field).toBeFocused();
  }

  await screen.open("/jobs?created=90d");
  await compose(screen.pageField, "2");
  await expectParameters(page, { created: "90d" });
  await screen.pageField.press("Enter");
  await expectParameters(page, { created: "90d", page: "2" });

  await page.keyboard.press("ControlOrMeta+k");
  const command = page.getByRole("dialog").getByRole("combobox");
  await compose(command, "Sign out");
  await command.press("Escape");

  await screen.inFilter(/^Store/, async (place) => {
    const store = place.getByRole("combobox", { name: "Add to Store" });
    await compose(store, "东京-01");
    await expectParameters(page, { created: "90d", page: "2" });
    await store.press("Enter");
  });
  await expectParameters(page, { created: "90d", store: "东京-01" });

  await views.control.click();
  await views.press("Save as new view");
  const name = views.panel.getByRole("textbox", { name: "Name of the new view" });
  await compose(name, "东京");
  await expect(views.control).not.toContainText("东京");
  await name.press("Enter");
  await expect(views.control).toContainText("东京");

  await views.control.click();
  await views.press("Manage");
  const rename = views.panel.getByRole("textbox", { name: "Name of 东京" });
  await compose(rename, "京都");
  await expect(rename).toBeVisible();
  await rename.press("Enter");
  await expect(views.panel.getByRole("textbox", { name: "Name of 京都" })).toBeVisible();
});

test("over plain http on a name of the network a view is saved and its address copied @desktop @deep", async ({
  playwright,
  launchOptions,
  app,
}) => {
  const { args = [], ...options } = launchOptions;
  const mapped = [...args, "--host-resolver-rules=MAP dashboard.test 127.0.0.1"];
  const browser = await playwright.chromium.launch({ ...options, args: mapped });
  try {
    const origin = app.baseUrl.replace(/\/\/[^:/]+/u, "//dashboard.test");
    const context = await browser.newContext({ baseURL: origin });
    const cookies = await signInDemo(app.baseUrl, "manager");
    await context.addCookies(browserCookies(cookies, origin));
    const page = await context.newPage();
    await jobsScreen(page).open("/jobs?status=HOLD");
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    await viewsOf(page).saveAs("Holds");
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("menuitem").first().click();
    await expect(toasts(page).getByText("copied", { exact: false })).toBeVisible();
  } finally {
    await browser.close();
  }
});

test.describe("a server that does not keep views", () => {
  test.use({ allowedProblems: /^failed: \w+ \S+\/api\/views/ });

  test("is said to fail, and loses nothing @desktop @deep", async ({ page }) => {
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

  test("is said not to answer, and what was read stays @desktop @deep", async ({ page, api }) => {
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
