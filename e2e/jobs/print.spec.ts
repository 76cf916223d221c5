import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";

test.describe("on paper @desktop", () => {
  test.use({ colorScheme: "dark" });

  test("the list is dark on white, names what was asked, and has no chrome @desktop", async ({
    page,
    signIn,
  }) => {
    await signIn("manager");
    const screen = jobsScreen(page);
    await screen.open("/jobs?status=COMPLETED&created=90d&size=5&page=2");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect(page.getByText("Created: Last 90 days · Status: Completed")).toBeVisible();
    await expect(page.getByText(/Page 2 of \d+ · List times in Pacific Time/)).toBeVisible();
    await expect(screen.pager).toBeHidden();
    await expect(page.getByRole("banner")).toBeHidden();
    await expect(page.getByRole("button", { name: "Export" })).toBeHidden();
    await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
    // Chromium leaves buttons out of a head that it repeats on the next page.
    const sorts = screen.table.getByRole("columnheader", { name: "Status" }).getByRole("button");
    await expect(sorts).toHaveCSS("display", "contents");
    const cut = await screen.table.evaluate((table) =>
      [...table.querySelectorAll("td *")].some(
        (cell) =>
          cell.scrollWidth > cell.clientWidth + 1 && getComputedStyle(cell).overflow === "hidden",
      ),
    );
    expect(cut).toBe(false);
  });

  test("an open job is printed alone, as a sheet with room for notes @desktop", async ({
    page,
    signIn,
  }) => {
    await signIn("manager");
    const screen = jobsScreen(page);
    await screen.open("/jobs?status=NOT_SERVICED&created=90d&size=5");
    await screen.links.first().click();
    await expect(screen.drawer.getByRole("heading", { name: "When" })).toBeVisible();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect(screen.table).toBeHidden();
    const sheet = page.getByRole("dialog");
    await expect(sheet.getByText(/^Job as of \w{3} \d+ \w{3,4} 20\d\d, \d\d:\d\d/)).toBeVisible();
    await expect(sheet.getByRole("heading", { name: "Notes" })).toBeVisible();
    await expect(sheet.getByRole("heading", { name: "Raw data" })).toBeHidden();
    // Where they have a place among columns, they take a page of their own.
    await expect(sheet.locator(".sr-only").first()).toHaveCSS("display", "none");
    await expect(sheet.getByRole("button", { name: "Close" })).toBeHidden();
  });
});
