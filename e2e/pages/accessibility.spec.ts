import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";
import { isDeep } from "@/lib/testing/deep";

test.use({
  allowedProblems:
    /^(400: GET .*SIM-REJECT|404: GET .*\/(no-such-page|jobs\/1)|422: GET .*page=99)/,
});

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name });

/** A page without rows has one shape, which other specs show as well. */
const STATES = [
  {
    name: "no match",
    path: "/jobs?store=NO-SUCH-STORE&status=HOLD",
    title: /^No job matches/,
    variant: " @deep",
  },
  { name: "failed", path: "/jobs?store=SIM-REJECT", title: /^Amazon refused/ },
  {
    name: "beyond the end",
    path: "/jobs?store=SEA-TUKWILA-01&page=99",
    title: /^There is no page/,
    variant: " @deep",
  },
  {
    name: "no jobs at all",
    path: "/jobs?created=2020-01-01..2020-01-02",
    title: /^No jobs in the United States/,
    variant: " @deep",
  },
  { name: "not found", path: "/no-such-page", title: "Page not found", variant: " @deep" },
  {
    name: "a job that is not there",
    path: "/jobs/1",
    title: /^Amazon knows no such job/,
    variant: " @deep",
  },
];

for (const { name, path, title, variant = "" } of STATES) {
  test(`${name} has nothing that axe objects to${variant}`, async ({ page, signIn }) => {
    await signIn("manager");
    await page.goto(path);
    await expect(heading(page, title)).toBeVisible();
    await expectAccessibleInBothSchemes(page);
  });
}

test("sign-in has nothing that axe objects to", async ({ page }) => {
  await page.goto("/sign-in?error=AccessDenied");
  await expect(heading(page, "Sign in to Service Jobs")).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});

test("the list and an open job have nothing that axe objects to", async ({ page, signIn }) => {
  const screen = jobsScreen(page);
  await signIn("manager");
  await screen.open("/jobs?status=COMPLETED,NOT_SERVICED&asin=SHORT");
  await expectAccessibleInBothSchemes(page);
  await screen.links.first().click();
  await expect(screen.drawer.getByRole("heading", { name: "Ids" })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});

test("a job's own page has nothing that axe objects to @deep", async ({ page, signIn, api }) => {
  await signIn("admin");
  const [job] = (await (await api("admin")).get("/api/jobs?status=COMPLETED&size=1")).page().jobs;
  await page.goto(`/jobs/${job?.serviceJobId}`);
  await expect(heading(page, "Ids")).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});

/** One of each kind; the others are lists of values as stores are. */
const KINDS = ["Created or updated", "Status", "Store"];
const VALUES = ["Scheduled", "ASIN", "Skill", "Service order", "Product order", "Tracking id"];
const FILTERS = isDeep() ? [...KINDS, ...VALUES] : KINDS;

test("no open filter has anything that axe objects to @desktop @deep", async ({ page, signIn }) => {
  test.slow();
  const screen = jobsScreen(page);
  await signIn("manager");
  await screen.open("/jobs?size=5");
  for (const name of FILTERS) {
    await screen.bar.getByRole("button", { name: "Filter", exact: true }).click();
    await page.getByRole("menuitem", { name, exact: true }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    if (name === "Created or updated") {
      await page.getByRole("button", { name: "Custom dates" }).click();
      await expect(page.getByRole("grid")).toBeVisible();
    }
    await expectAccessibleInBothSchemes(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
});

test("no open filter of the sheet has anything that axe objects to @phone-only @deep", async ({
  page,
  signIn,
}) => {
  test.slow();
  const screen = jobsScreen(page);
  await signIn("manager");
  await screen.open("/jobs?size=5");
  await screen.openSheet();
  const sheet = page.getByRole("dialog", { name: "Filters" });
  for (const name of ["Created", ...FILTERS.slice(1)]) {
    const section = (expanded: boolean) =>
      sheet.getByRole("button", { name: new RegExp(`^${name}( |$)`), expanded }).first();
    await section(false).click();
    await expect(section(true)).toBeVisible();
    await expectAccessibleInBothSchemes(page);
    await section(true).click();
  }
});
