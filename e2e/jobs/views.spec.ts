import { randomUUID } from "node:crypto";
import { expectAccessible } from "../support/axe";
import { expect, test } from "../support/fixtures";
import { expectParameters, jobsScreen } from "../support/jobs-screen";
import { emptyBooks, viewsOf } from "../support/views";

// People of the demo share one book each: it has to be nobody else's.
test.use({ environment: "fast" });

test.beforeEach(async ({ api, signIn }) => {
  await emptyBooks(api);
  await signIn("manager");
});

test("a starting view is a link, and Back undoes it @desktop", async ({ page }) => {
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

test("a changed view is still known after a reload @desktop", async ({ page }) => {
  const screen = jobsScreen(page);
  const views = viewsOf(page);
  await screen.open("/jobs?status=HOLD");
  await views.saveAs("Holds");
  await page.getByRole("combobox", { name: "Sort" }).selectOption("Oldest first");
  await expectParameters(page, { status: "HOLD", sort: "date" });
  await page.reload();
  await expect(views.control).toHaveText("View:HoldsChanged, not saved");
});

test("views are renamed, ordered, hidden, deleted and brought back", async ({ page }) => {
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

test("the default view opens plain /jobs as an address, and nothing else @desktop", async ({
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

test("the views have nothing that axe objects to", async ({ page, api }) => {
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
