import type { Page } from "@playwright/test";
import { booked, colleague, seenNow, waiting } from "@/e2e/support/api/actions";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { listenTo } from "@/e2e/support/screen/announcements";
import { expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";

test.use({ environment: "indexed" });

const DAY_MS = 86_400_000;

const dialogOf = (page: Page) =>
  page.getByRole("dialog", { name: "Assign technicians to several visits" });

test("several visits are assigned at Amazon's pace, watched, stopped, and sent anew", async ({
  page,
  signIn,
  api,
  ownSimulator,
}) => {
  test.setTimeout(90_000);
  await signIn("manager");
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  await whenIndexed(manager);
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    ids.push(await booked(simulator, (index + 3) * DAY_MS));
  }
  ids.push(await waiting(simulator));
  const technician = await colleague(simulator);
  const orders = await Promise.all(
    ids.map(async (id) => (await manager.get(`/api/jobs/${id}`)).detail().job.serviceOrderId ?? id),
  );
  const [, second = "", third = ""] = ids;
  const screen = jobsScreen(page);
  await screen.open(`/jobs?order=${orders.join(",")}&created=any`);
  const heard = await listenTo(page);
  const boxes = screen.table.locator("tbody").getByRole("checkbox");
  for (let row = 0; row < ids.length; row += 1) await boxes.nth(row).click();
  const chosen = page.getByRole("group", { name: "Chosen jobs" });
  await chosen.getByRole("button", { name: "Assign to…" }).click();
  const dialog = dialogOf(page);
  await expect(dialog).toBeVisible();

  await test.step("who goes is chosen by keyboard, and what is left out says why", async () => {
    const find = dialog.getByRole("textbox", { name: "Find by name, or paste an id" });
    await find.fill(technician);
    const box = dialog.getByRole("checkbox").first();
    await box.press("Space");
    await expect(box).toBeChecked();
    const rows = dialog.getByRole("table", { name: "The chosen visits" }).getByRole("row");
    await expect(rows).toHaveCount(7);
    await expect(rows.last()).toContainText("left out: there is no visit yet");
    await expect(dialog).toContainText("5 visits get");
    await expect(dialog).toContainText("about 5 seconds");
    await expectAccessibleInBothSchemes(page);
  });

  await test.step("it goes on behind the list, and one that changed meanwhile is not sent", async () => {
    await simulator.change(second, { technicians: [{ technicianId: "BEN", name: "Ben" }] });
    await simulator.spoil(third, "503-not-done");
    await dialog.getByRole("button", { name: "Assign 5 visits" }).press("Enter");
    await expect(dialog.getByRole("progressbar", { name: "Visits assigned" })).toBeVisible();
    await dialog.getByRole("button", { name: "Go on working" }).press("Enter");
    await expect(dialog).toBeHidden();
    await chosen.getByRole("button", { name: /^Assigning \d of 5…$/ }).click();
    await expect(dialog).toContainText("4 of 5 assigned, 1 not.", { timeout: 40_000 });
    const rows = dialog
      .getByRole("list", { name: "What became of each visit" })
      .getByRole("listitem");
    await expect(rows.first()).toContainText("Changed meanwhile, so nothing was sent. Now: Ben");
    await expect(rows.last()).toContainText("assigned");
    expect(await simulator.writesTo(second)).toEqual([]);
    // Amazon failed once, and showed that it did nothing: it was sent once more.
    expect((await simulator.writesTo(third)).map(({ executed }) => executed)).toEqual([
      false,
      true,
    ]);
  });

  await test.step("what was not done is sent anew, as the job is now", async () => {
    // The list behind is pale while it is asked anew.
    await expect(() => expectAccessibleInBothSchemes(page)).toPass();
    const retry = dialog.getByRole("button", { name: "Try the one that is not assigned again" });
    await expect(retry).toBeFocused();
    await retry.press("Enter");
    await expect(dialog).toContainText("5 of 5 assigned.");
    for (const id of ids.slice(0, 5)) {
      expect((await seenNow(manager, id)).technicians).toEqual([technician]);
    }
    await dialog.getByRole("button", { name: "Close" }).last().press("Enter");
    await expect(dialog).toBeHidden();
    await expect(chosen.getByRole("button", { name: "Assign to…" })).toBeFocused();
    expect(await heard()).toContainEqual("5 of 5 assigned.");
  });

  await test.step("whoever stops has nothing more sent", async () => {
    const before = (await simulator.writes()).length;
    await chosen.getByRole("button", { name: "Assign to…" }).click();
    // Whoever goes there already goes there on: Ada joins.
    await dialog.getByRole("textbox").fill("ADA-1");
    await dialog
      .getByRole("button", { name: "Add ADA-1, never seen here" })
      .or(dialog.getByRole("checkbox", { name: /Ada/ }))
      .first()
      .click();
    await dialog.getByRole("button", { name: "Assign 5 visits" }).click();
    await dialog.getByRole("button", { name: "Stop", exact: true }).click();
    await expect(dialog).toContainText("You stopped it. Nothing more was sent.");
    await expect(dialog).toContainText("not sent");
    expect((await simulator.writes()).length - before).toBeLessThanOrEqual(1);
  });
});
