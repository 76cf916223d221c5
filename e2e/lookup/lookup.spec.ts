import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { copiedText } from "@/e2e/support/screen/clipboard";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

const MISSING = "999-0000000-0000001";

test.beforeEach(({ signIn }) => signIn("manager"));

function lookupScreen(page: Page) {
  return {
    field: page.getByRole("textbox", { name: "Ids" }),
    submit: page.getByRole("button", { name: "Look up" }),
    table: page.getByRole("table", { name: "Jobs found" }),
    section: (name: string) => page.getByRole("region", { name, exact: true }),
    async open() {
      await page.goto("/lookup");
      await waitUntilAlive(page);
    },
  };
}

test("a pasted column becomes found, not found, malformed and duplicates", async ({
  page,
  api,
}) => {
  const { jobs } = (await (await api("manager")).get("/api/jobs?created=90d&size=3")).page();
  const [one, other] = jobs;
  const [order = "", jobId = ""] = [one?.serviceOrderId, other?.serviceJobId];
  const screen = lookupScreen(page);
  await screen.open();

  await screen.field.fill(`Order ID\n"${order}"\n${order}\n${MISSING}; banana\t${jobId}\t3.4E+13`);
  await expect(
    page.getByText("3 ids · 2 malformed · 1 twice · 20 a call: 1–4 calls"),
  ).toBeVisible();
  await screen.field.press("Control+Enter");

  await expect(screen.table.getByRole("link", { name: order }).first()).toBeVisible();
  await expect(screen.table.getByRole("link", { name: jobId })).toBeVisible();
  await expect(screen.section("Not found").getByRole("listitem")).toHaveText([MISSING]);
  await expect(screen.section("Malformed").getByRole("listitem")).toHaveText(["banana"]);
  await expect(screen.section("Cut off by Excel").getByRole("listitem")).toHaveText(["3.4E+13"]);
  await expect(screen.section("Duplicates").getByRole("listitem")).toHaveText([order]);
  const said = "2 found, 1 not found, everything was asked";
  await expect(page.getByRole("status").getByText(said)).toBeAttached();
  expect(new URL(page.url()).search).toBe("");
});

test("a job opens beside what was found, J steps through it, Back brings it all @desktop @deep", async ({
  page,
  api,
}) => {
  const { jobs } = (await (await api("manager")).get("/api/jobs?created=90d&size=3")).page();
  const [first = "", second = ""] = jobs.map(({ serviceJobId }) => serviceJobId);
  const screen = lookupScreen(page);
  await screen.open();
  await screen.field.fill(`${first}\n${MISSING}\n${second}`);
  await screen.submit.click();
  await expect(screen.table.getByRole("row")).toHaveCount(4);
  await expect(screen.table.getByRole("row").nth(2)).toContainText(`${MISSING}`);
  await expect(screen.table.getByRole("row").nth(2)).toContainText("Not found");
  await screen.table.getByRole("link", { name: first }).first().click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByText("1 of 2")).toBeVisible();
  await page.keyboard.press("j");
  await expect(page).toHaveURL(`/lookup?job=${second}`);
  await drawer.getByRole("link", { name: "Open as a page" }).click();
  await expect(page).toHaveURL(`/jobs/${second}`);
  await page.keyboard.press("k");
  await expect(page).toHaveURL(`/jobs/${first}`);
  await page.goBack();
  await expect(drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(screen.table.getByRole("row")).toHaveCount(4);
  await page.reload();
  await expect(screen.table.getByRole("row")).toHaveCount(4);
});

test("a looked-up list is shared by its link, copied and exported @desktop @deep", async ({
  page,
  context,
  api,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { jobs } = (await (await api("manager")).get("/api/jobs?created=90d&size=2")).page();
  const ids = jobs.map(({ serviceJobId }) => serviceJobId);
  const screen = lookupScreen(page);
  await screen.open();
  await screen.field.fill([ids[0], MISSING, ids[1], "Mara Miller"].join("\n"));
  await screen.submit.click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect.poll(() => copiedText(page)).toContain("/lookup?list=");
  const link = await copiedText(page);
  await expect(page).toHaveURL(link);

  await page.getByRole("button", { name: "Copy as table" }).click();
  await expect.poll(() => copiedText(page)).toMatch(/^Pasted\tResult\tOrder id\t/);
  const rows = (await copiedText(page)).split("\r\n").map((row) => row.split("\t"));
  expect(rows.slice(1, 4).map(([id, result]) => [id, result])).toEqual([
    [`"=""${ids[0]}"""`, "Job id"],
    [`"=""${MISSING}"""`, "Not found"],
    [`"=""${ids[1]}"""`, "Job id"],
  ]);

  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("menuitem", { name: /XLSX/ }).click();
  expect((await file).suggestedFilename()).toMatch(/^service-jobs-lookup-.*\.xlsx$/);

  await page.evaluate(() => sessionStorage.clear());
  await page.goto(link);
  await expect(screen.field).toHaveValue([ids[0], MISSING, ids[1]].join("\n"));
  await expect(screen.table.getByRole("row")).toHaveCount(4);
});

test.describe("a link that has had its time", () => {
  test.use({ allowedProblems: /^404: GET .*\/api\/lookups\// });

  test("says so @desktop @deep", async ({ page }) => {
    await page.goto(`/lookup?list=${"0".repeat(22)}`);
    await expect(page.getByText("This list is not kept any more")).toBeVisible();
  });
});

test("what was found opens as a list of jobs @desktop @deep", async ({ page, api }) => {
  const { jobs } = (await (await api("manager")).get("/api/jobs?created=90d&size=2")).page();
  const orders = jobs.map(({ serviceOrderId }) => serviceOrderId).join(",");
  const screen = lookupScreen(page);
  await screen.open();
  await screen.field.fill(orders);
  await screen.submit.click();
  await page.getByRole("link", { name: "Open as a list" }).click();
  await expect(page).toHaveURL(new RegExp(`/jobs\\?order=${orders}$`));
});

test("misses are copied as a column @desktop @deep", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const screen = lookupScreen(page);
  await screen.open();
  await screen.field.fill(`${MISSING},TBA000000000000`);
  await screen.submit.click();
  await expect(page.getByText("No job was found for any of these ids.")).toBeVisible();
  await page.getByRole("button", { name: "Copy ids: Not found" }).click();
  await expect(page.getByRole("status").getByText("Copied 2 ids")).toBeAttached();
  const copied = await copiedText(page);
  expect(copied).toBe(`${MISSING}\nTBA000000000000`);
});

test.describe("without an answer", () => {
  test.use({ allowedProblems: /^503: POST .*\/api\/jobs\/lookup/ });

  test("ids are not called missing, and can be asked again @desktop", async ({ page }) => {
    const screen = lookupScreen(page);
    await screen.open();
    await page.route("**/api/jobs/lookup", (route) =>
      route.fulfill({
        status: 503,
        contentType: "application/problem+json",
        json: { code: "upstream_unavailable", detail: "Amazon's service fails at the moment." },
      }),
    );
    await screen.field.fill(MISSING);
    await screen.submit.click();
    // Next's own announcer is an alert too, and an empty one.
    const alert = page.getByRole("alert").filter({ hasText: /\S/ });
    await expect(alert).toContainText("1 id could not be looked up to the end");
    await expect(screen.section("Not found")).toBeHidden();
    await page.unroute("**/api/jobs/lookup");
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(screen.section("Not found").getByRole("listitem")).toHaveText([MISSING]);
  });
});
