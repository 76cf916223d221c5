import { expect, test } from "@/e2e/support/browser-test";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

test.beforeEach(({ signIn }) => signIn("viewer"));

test("what cannot be read is named, the rest applies, and each part can be removed", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=HOLD,COMPLETED&asin=SHORT&created=90d&tz=Mars/Olympus&size=21");
  await expect(screen.problems).toContainText("3 parts of the address could not be read.");
  await expect(screen.problems.getByRole("listitem")).toHaveText([
    /ASIN\s*SHORT.*exactly 10 characters/,
    /Time zone\s*Mars\/Olympus.*IANA time zone/,
    /Jobs a page\s*21.*1 to 20 jobs/,
  ]);
  await expect(screen.chips).toHaveText([
    "CreatedLast 90 days",
    "StatusOn hold",
    "StatusCompleted",
  ]);
  await expect(screen.links).toHaveCount(20);

  await screen.problems.getByRole("button", { name: "Remove ASIN from the address" }).click();
  await expect(screen.problems.getByRole("listitem")).toHaveCount(2);
  await screen.problems.getByRole("button", { name: "Remove Time zone from the address" }).click();
  await screen.problems
    .getByRole("button", { name: "Remove Jobs a page from the address" })
    .click();
  await expect(screen.problems.getByRole("listitem")).toHaveCount(0);
  await expectParameters(page, { status: "HOLD,COMPLETED", created: "90d" });
});

test("a list of which one value cannot be read keeps the others @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=HOLD,SLEEPING&created=90d");
  await expect(screen.problems.getByRole("listitem")).toHaveText([/Status\s*SLEEPING/]);
  await expect(screen.chips).toHaveText(["CreatedLast 90 days", "StatusOn hold"]);
});

test("a change of another filter leaves the unreadable part named @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=HOLD&asin=SHORT");
  await screen.removeChip("Status: On hold");
  await expectParameters(page, { asin: "SHORT" });
  await expect(screen.problems.getByRole("listitem")).toHaveText([/ASIN\s*SHORT/]);
});

test("created and updated together: both are named, one is applied @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=7d&updated=30d");
  await expect(screen.problems).toContainText(/Created/);
  await expect(screen.problems).toContainText(/Updated/);
  await expect(screen.chip("Last 7 days")).toBeVisible();
  await expect(screen.links).toHaveCount(20);
});
