import { expect, test } from "../support/fixtures";
import { expectParameters, jobsScreen, waitUntilAlive } from "../support/jobs-screen";
import { paste } from "../support/paste";

// Hundreds of ids use up the quota that the other specs live on.
test.use({ appEnv: {} });

test.beforeEach(({ signIn }) => signIn("manager"));

const orders = (count: number) =>
  Array.from({ length: count }, (_, index) => `999-1234567-${String(index).padStart(7, "0")}`);

test.describe("a pasted list of ids (mcneilco/acas#516)", () => {
  test("is taken as a report of Seller Central has it, each id once", async ({ page, api }) => {
    const { jobs } = (await (await api("manager")).get("/api/jobs?created=90d&size=3")).page();
    const ids = [...new Set(jobs.map((job) => job.serviceOrderId ?? ""))];
    const rows = [...ids, ids[0]].map((id) => `3400,"${id}","TV mounting, 55""",2026-11-24\r\n`);
    const screen = jobsScreen(page);
    await screen.open();
    await page.keyboard.press("f");
    if (screen.isNarrow())
      await screen.sheet.getByRole("button", { name: /^Service order/ }).click();
    else await page.getByRole("menuitem", { name: "Service order" }).click();
    const field = page.getByRole("combobox", { name: "Add to Service order" });
    await paste(field, `Job ID,Service Order ID,Service,Date\r\n${rows.join("")}`);
    await expectParameters(page, { order: ids.join(",") });
    await expect(page.getByText(`${ids.length} of 20 service orders`)).toBeVisible();
    await expect(page.getByText(`${ids[0]} is in the list already.`)).toBeVisible();
  });

  test("goes on to the lookup where it is longer than Amazon's limit", async ({ page }) => {
    const screen = jobsScreen(page);
    await page.goto("/jobs?order=999-1234567-0000000");
    await waitUntilAlive(page);
    await screen.openSheet();
    const place = screen.isNarrow() ? screen.sheet : screen.bar;
    await place
      .getByRole("button", { name: /^Service order/ })
      .first()
      .click();
    await paste(
      page.getByRole("combobox", { name: "Add to Service order" }),
      `${orders(300).join("\n")}\nbanana`,
    );
    await expect(page.getByText("20 of 20 service orders. Remove one")).toBeVisible();
    await expect(page.getByText("280 values were not added")).toBeVisible();
    await page.getByRole("button", { name: "Look up all 300 ids" }).click();
    await expect(page).toHaveURL(/\/lookup$/);
    await expect(page.getByRole("textbox", { name: "Ids" })).toHaveValue(
      `${orders(300).join("\n")}\nbanana`,
    );
    await expect(page.getByRole("region", { name: "Malformed" })).toContainText("banana");
    await expect(page.getByRole("region", { name: "Not found" }).getByRole("listitem")).toHaveCount(
      300,
      { timeout: 25_000 },
    );
  });
});
