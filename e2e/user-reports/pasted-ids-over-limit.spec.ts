import { expect, test } from "@/e2e/support/browser-test";
import { paste } from "@/e2e/support/screen/clipboard";
import { jobsScreen, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

// Hundreds of ids use up the quota that the other specs live on.
test.use({ environment: "fast" });

const orders = (count: number) =>
  Array.from({ length: count }, (_, index) => `999-1234567-${String(index).padStart(7, "0")}`);

test("a pasted list of ids goes on to the lookup where it is longer than Amazon's limit (mcneilco/acas#516) @desktop @deep", async ({
  page,
  signIn,
}) => {
  await signIn("manager");
  const screen = jobsScreen(page);
  await page.goto("/jobs?order=999-1234567-0000000");
  await waitUntilAlive(page);
  await screen.bar
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
