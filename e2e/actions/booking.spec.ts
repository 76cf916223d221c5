import type { Page } from "@playwright/test";
import { booked, colleague, seenNow, waiting } from "@/e2e/support/api/actions";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import { toasts } from "@/e2e/support/screen/toasts";

test.use({
  environment: "indexed",
  // What Amazon refuses.
  allowedProblems: /^400: POST .*\/(schedule|assign)$/,
});

/** Of the simulator's: nobody can send this one anywhere. */
const BUSY = { technicianId: "ASIMALLBUSY01", name: "Bea Busy" };

const WHO_GOES = "Find by name, or paste an id";

function scheduling(page: Page) {
  const dialog = page.getByRole("dialog", { name: "Schedule the visit" });
  return {
    dialog,
    times: dialog.getByRole("radio", { disabled: false }),
    crew: dialog.getByRole("checkbox", { name: "Say who goes, too" }),
    find: dialog.getByRole("textbox", { name: WHO_GOES }),
    both: dialog.getByRole("button", { name: "Schedule and assign" }),
    async open(id: string) {
      await page.goto(`/jobs/${id}`);
      await waitUntilAlive(page);
      await page.getByRole("button", { name: "Schedule…" }).click();
      await expect(dialog.getByRole("radio", { disabled: false }).first()).toBeVisible();
    },
  };
}

test("a visit is booked with who goes: two actions, and the second only after the first @deep", async ({
  page,
  signIn,
  api,
  ownSimulator,
}) => {
  test.slow();
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  await signIn("manager");
  await whenIndexed(manager);
  const somebody = await colleague(simulator);
  const { dialog, times, crew, find, both, open } = scheduling(page);
  const done = async (id: string) =>
    (await simulator.writesTo(id)).map(({ operation, executed }) => [operation, executed]);
  const region = page.getByRole("region", { name: "What can be done" });

  await test.step("the time, and then who goes", async () => {
    const id = await waiting(simulator);
    await open(id);
    await times.nth(2).check();
    await crew.click();
    await expect(dialog.getByText("Choose who goes, or leave it for later.")).toBeVisible();
    await find.fill(somebody);
    await dialog.getByRole("group", { name: "Technicians" }).getByRole("checkbox").first().click();
    await expectAccessibleInBothSchemes(page);
    await both.click();
    await expect(dialog).toBeHidden();
    await expect(toasts(page).getByText("The technicians are assigned")).toBeVisible();
    expect(await done(id)).toEqual([
      ["addAppointmentForServiceJobByServiceJobId", true],
      ["assignAppointmentResources", true],
    ]);
    expect((await seenNow(manager, id)).technicians).toEqual([somebody]);
    await page.getByText("What was done").click();
    await expect(page.getByRole("listitem").filter({ hasText: "manager@" })).toHaveText([
      /Assign technicians.*Done/s,
      /Schedule the visit.*Done/s,
    ]);
  });

  await test.step("the first is refused: the second is not sent", async () => {
    const id = await waiting(simulator);
    await open(id);
    await times.nth(3).check();
    await crew.click();
    await find.fill(somebody);
    await dialog.getByRole("group", { name: "Technicians" }).getByRole("checkbox").first().click();
    await simulator.race(id, "take-slot");
    await both.click();
    await expect(dialog.getByRole("alert").first()).toContainText("This time has just gone");
    await expect(crew).toBeChecked();
    expect(await done(id)).toEqual([["addAppointmentForServiceJobByServiceJobId", false]]);
  });

  await test.step("the second is refused: the visit stands, and nobody goes", async () => {
    const id = await waiting(simulator);
    // The index has seen this one elsewhere, by name.
    const elsewhere = await booked(simulator);
    await simulator.change(elsewhere, { technicians: [BUSY] });
    await manager.get(`/api/jobs/${elsewhere}`, { "cache-control": "no-cache" });
    await expect
      .poll(async () => (await manager.get("/api/jobs/facets?created=any")).text)
      .toContain(BUSY.name);
    await open(id);
    await times.nth(4).check();
    await crew.click();
    await find.fill(BUSY.name);
    await dialog.getByRole("group", { name: "Technicians" }).getByRole("checkbox").first().click();
    await both.click();
    await expect(dialog).toBeHidden();
    await expect(
      region.getByText("The visit is booked, and nobody is assigned to it yet."),
    ).toBeVisible();
    await expect(region.getByText("Amazon refused whoever was to go")).toBeVisible();
    // By name: nobody knows an id by heart.
    await expect(region.getByText(new RegExp(`^${BUSY.name}: `, "u"))).toBeVisible();
    await expect(region).not.toContainText(BUSY.technicianId);
    await expectAccessibleInBothSchemes(page);
    expect(await done(id)).toEqual([
      ["addAppointmentForServiceJobByServiceJobId", true],
      ["assignAppointmentResources", false],
    ]);
    await region.getByRole("button", { name: "Assign…" }).last().click();
    await expect(page.getByRole("dialog", { name: "Assign technicians" })).toBeVisible();
  });
});

test("Amazon's warning of an overbooked technician stays with the job and its visit, until somebody else goes @deep", async ({
  page,
  signIn,
  api,
  ownSimulator,
}) => {
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  await signIn("manager");
  await whenIndexed(manager);
  const id = await booked(simulator);
  const ben = await colleague(simulator);
  const badge = page.locator("[data-overbooked]");
  const dialog = page.getByRole("dialog", { name: "Assign technicians" });
  const find = dialog.getByRole("textbox", { name: WHO_GOES });
  await page.goto(`/jobs/${id}`);
  await waitUntilAlive(page);
  await simulator.spoil(id, "overbook");
  await page.getByRole("button", { name: "Assign…" }).first().click();
  await find.fill(ben);
  await dialog.getByRole("checkbox", { checked: false }).first().click();
  // Amazon knows nothing of whoever goes there now.
  await dialog.getByRole("checkbox", { checked: true }).first().click();
  await dialog.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(badge).toContainText("Overbooked (Amazon)");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.reload();
  await expect(badge).toBeVisible();
  await waitUntilAlive(page);
  await badge.focus();
  await expect(page.getByText(/only the receipt knows it/)).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  await page.goto("/schedule?view=agenda");
  const visit = page.locator(`[data-job-link="${id}"]`).first();
  await expect(visit).toContainText("Overbooked");
  await expect(visit).toHaveAttribute("title", /as Amazon warned when it was assigned from here/);

  // Somebody else goes: what Amazon warned of is no more.
  await simulator.change(id, { technicians: [{ technicianId: "CLEO-1", name: "Cleo" }] });
  await manager.get(`/api/jobs/${id}`, { "cache-control": "no-cache" });
  await page.goto(`/jobs/${id}`);
  await expect(page.getByRole("button", { name: "Assign…" })).toBeVisible();
  await expect(badge).toHaveCount(0);
});
