import { booked, waiting } from "@/e2e/support/api/actions";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

test.use({ environment: "indexed" });

test("what can be done with the open job is found by its name, and cancelling never is @deep", async ({
  page,
  signIn,
  api,
  ownSimulator,
}) => {
  const simulator = controlOf(ownSimulator);
  await signIn("manager");
  await whenIndexed(await api("manager"));
  const [waits, stands] = [await waiting(simulator), await booked(simulator)];
  const menu = page.getByRole("dialog", { name: "Search and commands" });
  const found = menu.getByRole("option");
  const openJob = menu.getByRole("group", { name: "Open job" }).getByRole("option");

  await test.step("of a job that waits for its visit", async () => {
    await page.goto(`/jobs/${waits}`);
    await waitUntilAlive(page);
    await page.keyboard.press("ControlOrMeta+k");
    await expect(openJob).toHaveText([/^Schedule…/]);
    await page.keyboard.type("book visit");
    await expect(found.first()).toHaveText(/^Schedule…/);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Schedule the visit" });
    await expect(dialog.getByRole("radio").first()).toBeVisible();
    await expect(menu).toBeHidden();
    await page.keyboard.press("Escape");
    const actions = page.getByRole("region", { name: "What can be done" });
    await expect(actions.locator(":focus")).toHaveCount(1);
  });

  await test.step("of one whose visit stands, beside the list, and no longer once it is closed", async () => {
    await page.goto(`/jobs?job=${stands}`);
    await expect(page.getByRole("button", { name: "Close job…" })).toBeVisible();
    await waitUntilAlive(page);
    await page.keyboard.press("ControlOrMeta+k");
    await expect(openJob).toHaveText([
      /^Move…/,
      /^Assign…/,
      /^Arrival window…/,
      /^Close job…/,
      /^Copy the open job/,
    ]);
    await expectAccessibleInBothSchemes(page);
    await page.keyboard.type("cancel");
    await expect(found.filter({ hasText: /cancel job/i })).toHaveCount(0);
    await menu.getByRole("combobox").fill("eta");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Arrival window" });
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await page.getByRole("button", { name: "Close", exact: true }).first().click();
    await expect(page).not.toHaveURL(/job=/u);
    await page.keyboard.press("ControlOrMeta+k");
    await expect(found.first()).toBeVisible();
    await expect(openJob).toHaveCount(0);
  });
});
