import { expect, test } from "@/e2e/support/browser-test";
import { copiedText } from "@/e2e/support/screen/clipboard";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

test("rows are chosen by box, Shift and Space, copied, and shown alone @desktop", async ({
  page,
  context,
  signIn,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn("manager");
  const screen = jobsScreen(page);
  await screen.open("/jobs?created=90d");
  const orders = await screen.orderIds();
  // Two jobs may belong to one order, which is named once.
  const firstFour = [...new Set(orders.slice(0, 4))];
  const boxes = screen.table.locator("tbody").getByRole("checkbox");
  const chosen = page.getByRole("group", { name: "Chosen jobs" });

  await boxes.nth(0).click();
  await boxes.nth(2).click({ modifiers: ["Shift"] });
  await expect(chosen).toContainText("3 jobs chosen");
  await screen.links.nth(3).press("Space");
  await expect(chosen).toContainText("4 jobs chosen");
  await expect(screen.drawer).toBeHidden();
  await chosen.getByRole("button", { name: "Copy ids" }).click();
  expect(await copiedText(page)).toBe(firstFour.join("\n"));

  await chosen.getByRole("button", { name: /^All [\d,]+ that match$/ }).click();
  await expect(boxes.nth(10)).toBeChecked();
  await chosen.getByRole("button", { name: "Export" }).click();
  const exporting = page.getByRole("dialog", { name: "Export jobs" });
  await expect(exporting).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(exporting).toBeHidden();
  await boxes.nth(10).click();
  await chosen.getByRole("button", { name: "Show only these" }).click();
  await expectParameters(page, { order: firstFour.join(",") });
});
