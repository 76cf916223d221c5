import type { Browser, Page } from "@playwright/test";
import { signInDemo } from "@/e2e/support/api/sign-in";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import type { Role } from "@/lib/access/permissions";
import { problem } from "@/lib/http/problem";

// An app of its own: all demo viewers are one person, whose sessions are listed and ended here.
test.use({
  environment: "fast",
  allowedProblems:
    /^(401: GET .*\/api\/(sessions|jobs)|failed: GET .*\/api\/sessions |(403|404|500): POST .*\/end)/,
});
test.describe.configure({ mode: "serial" });

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });
const rows = (page: Page) => page.locator("tbody tr[data-row]");
/** A passing message is a dialog, too. */
const dialog = (page: Page) => page.getByRole("dialog", { name: /^End / });

/** Nobody is signed in when a test begins. */
test.beforeEach(async ({ api }) => {
  const admin = await api("admin");
  for (const user of ["demo-viewer", "demo-manager", "demo-admin"]) {
    await admin.send("POST", "/api/sessions/end", { data: { user } });
  }
});

async function enter(page: Page, role: Role, path: string): Promise<void> {
  await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  await waitUntilAlive(page);
  await page.getByRole("button", { name: new RegExp(`^${role}`, "i") }).click();
  await expect(page).toHaveURL(path);
  await waitUntilAlive(page);
}

/** The same person in another browser. */
async function elsewhere(browser: Browser, baseURL: string | undefined): Promise<Page> {
  return (await browser.newContext({ baseURL, userAgent: IPHONE })).newPage();
}

test("each of two browsers sees both sessions; one ends the other, which is told so @deep", async ({
  page,
  browser,
  baseURL,
}) => {
  const van = await elsewhere(browser, baseURL);
  await enter(van, "viewer", "/sessions");
  await expect(rows(van)).toHaveCount(1);
  await expect(van.getByText("This is your only open session.")).toBeVisible();
  await expect(van.getByRole("button", { name: "End all others" })).toHaveCount(0);

  await enter(page, "viewer", "/jobs?status=HOLD");
  await page.getByRole("button", { name: "Account: Vera Viewer" }).click();
  await page.getByRole("menuitem", { name: "Your sessions" }).click();
  await expect(page).toHaveURL("/sessions");
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText(/on (Linux|Android).*This session/);
  await expect(rows(page).last()).toContainText("Safari on iPhone");
  await expect(rows(page).last().locator("time").first()).toHaveText(/ \d\d:\d\d E[SD]T$/);
  await van.getByRole("button", { name: "Refresh" }).click();
  await expect(rows(van)).toHaveCount(2);
  await expectAccessibleInBothSchemes(page);

  const end = page.getByRole("button", { name: "End the session on Safari on iPhone" });
  await end.focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toContainText("leads to the sign-in page");
  await expectAccessibleInBothSchemes(page);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(end).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("button", { name: "End session" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(heading(page, "Your sessions")).toBeFocused();
  await expect(page.getByText("The session was ended")).toBeVisible();

  await van.getByRole("button", { name: "Refresh" }).click();
  await expect(van).toHaveURL("/sign-in?error=SessionRequired&callbackUrl=%2Fsessions");
  await expect(van.getByText("This session was ended")).toBeVisible();
  await van.goto("/jobs");
  await expect(van).toHaveURL("/sign-in?callbackUrl=%2Fjobs");
  await expect(van.getByText("This session was ended")).toBeVisible();
});

test("all others end together; one that has ended meanwhile is said to be over @desktop @deep", async ({
  page,
  app,
  browser,
  baseURL,
}) => {
  const van = await elsewhere(browser, baseURL);
  await enter(van, "manager", "/sessions");
  await enter(page, "manager", "/sessions");
  await expect(rows(page)).toHaveCount(2);
  await van.getByRole("button", { name: "Sign out" }).click();
  await expect(van).toHaveURL("/sign-in");
  await page.getByRole("button", { name: /^End the session on Safari/ }).click();
  await dialog(page).getByRole("button", { name: "End session" }).click();
  await expect(page.getByText("That session was over already")).toBeVisible();
  await expect(rows(page)).toHaveCount(1);

  for (let count = 0; count < 2; count += 1) await signInDemo(app.baseUrl, "manager");
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole("button", { name: "End all others" }).click();
  await expect(dialog(page)).toContainText("End the 2 other sessions?");
  await dialog(page).getByRole("button", { name: "End sessions" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("This session");
});

test("an admin finds a person and ends all of their sessions, and nobody else's @desktop @deep", async ({
  page,
  app,
}) => {
  for (let count = 0; count < 2; count += 1)
    await signInDemo(app.baseUrl, "viewer", { userAgent: IPHONE });
  await enter(page, "admin", "/sessions");
  await page.getByRole("navigation", { name: "Sessions" }).getByText("Everybody's").click();
  await expect(heading(page, "Everybody's sessions")).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.getByRole("textbox", { name: "Person" }).fill("nobody");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/sessions/all?user=nobody");
  await expect(heading(page, "No open session of “nobody”")).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "viewer@demo.invalid" }).first().click();
  await expect(page).toHaveURL(/\/sessions\/all\?user=viewer(@|%40)demo\.invalid$/);
  await expect(rows(page).filter({ hasText: "admin@demo.invalid" })).toHaveCount(0);
  await page
    .getByRole("button", { name: "End all sessions of viewer@demo.invalid" })
    .first()
    .click();
  await expect(dialog(page)).toContainText("Whoever is still on the lists can sign in again.");
  await expectAccessibleInBothSchemes(page);
  await dialog(page).getByRole("button", { name: "End sessions" }).click();
  await expect(heading(page, "No open session of “viewer@demo.invalid”")).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  await page.goto("/audit?action=session_ended&size=1");
  await expect(rows(page)).toContainText("all · of viewer@demo.invalid · by an administrator");
  await page.getByRole("link", { name: "admin@demo.invalid" }).click();
  await expect(page).toHaveURL(/\/sessions\/all\?user=admin(@|%40)demo\.invalid$/);
  await page
    .getByRole("button", { name: "End all sessions of admin@demo.invalid" })
    .first()
    .click();
  await expect(dialog(page)).toContainText("you are signed out.");
  await dialog(page).getByRole("button", { name: "End sessions" }).click();
  await expect(page).toHaveURL("/sign-in");
  await expect(page.getByText("This session was ended")).toBeVisible();
});

test("a failure says so, and another try helps; so it is with an end @desktop @deep", async ({
  page,
  app,
}) => {
  await enter(page, "manager", "/lookup");
  await signInDemo(app.baseUrl, "manager", { userAgent: IPHONE });
  await page.route("**/api/sessions", (route) => route.abort(), { times: 1 });
  await page.goto("/sessions");
  await expect(heading(page, "The sessions could not be read")).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await page
    .getByRole("button", { name: /^End the session on Safari/ })
    .first()
    .click();
  await page.route("**/end", (route) => route.fulfill({ status: 500, body: "" }), { times: 1 });
  const confirm = dialog(page).getByRole("button", { name: "End session" });
  await confirm.click();
  await expect(dialog(page).getByRole("alert")).toContainText("Nothing was ended.");
  await confirm.click();
  await expect(page.getByText("The session was ended")).toBeVisible();
});

test("whoever signed in long ago signs in again first, which ends the session at hand @desktop @deep", async ({
  page,
  app,
}) => {
  await enter(page, "manager", "/sessions");
  await signInDemo(app.baseUrl, "manager", { userAgent: IPHONE });
  await page.getByRole("button", { name: "Refresh" }).click();
  const body = problem("forbidden", { detail: "Too long ago.", reason: "signInAgain" });
  const refuse = { status: body.status, contentType: "application/problem+json", json: body };
  await page.route("**/end-others", (route) => route.fulfill(refuse), { times: 1 });
  await page.getByRole("button", { name: "End all others" }).click();
  await dialog(page)
    .getByRole("button", { name: /^End session/ })
    .click();
  await expect(dialog(page)).toContainText("Sign in again first");
  await expectAccessibleInBothSchemes(page);
  const before = await rows(page).first().getAttribute("data-row");
  await dialog(page).getByRole("link", { name: "Sign in again" }).click();
  await expect(page).toHaveURL("/sign-in?error=SignInAgain&callbackUrl=%2Fsessions");
  await expect(page.getByText("nobody ends your sessions but you")).toBeVisible();
  await waitUntilAlive(page);
  await page.getByRole("button", { name: /^Manager/ }).click();
  await expect(page).toHaveURL("/sessions");
  await expect(rows(page).first()).toContainText("This session");
  await expect(page.locator(`tr[data-row="${before}"]`)).toHaveCount(0);
});
