import type { Locator, Page } from "@playwright/test";
import { seenNow } from "@/e2e/support/api/actions";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { listenTo } from "@/e2e/support/screen/announcements";
import { expectAccessible } from "@/e2e/support/screen/axe";
import { jobsScreen, waitUntilAlive } from "@/e2e/support/screen/jobs-screen";

test.use({
  environment: "indexed",
  // What Amazon refuses, and what somebody else was faster with.
  allowedProblems: /^40[09]: POST .*\/reschedule$/,
});

const DAY = 86_400_000;
const STORE = "SEA-TUKWILA-01";
const ADA = { technicianId: "ADA-1", name: "Ada Kranich" };

/** A job with its actions, as a person finds them. */
function jobActions(page: Page) {
  const { drawer } = jobsScreen(page);
  const button = (name: string) => drawer.getByRole("button", { name, exact: true });
  const dialog = (name: string) => page.getByRole("dialog", { name, exact: true });
  return {
    ...{ drawer, button, dialog },
    async open(id: string) {
      await page.goto(`/jobs?job=${id}`);
      await expect(drawer).toBeVisible();
      await waitUntilAlive(page);
    },
    /** The times that Amazon offers and that can be chosen. */
    times: (place: Locator) => place.getByRole("radio", { disabled: false }),
    /** Axe, once the list behind has been read again: until then it is pale. */
    async inspect() {
      await expect(page.locator("table[aria-busy=false]")).toHaveCount(1);
      await expectAccessible(page);
    },
    /** Among who can go, as a person finds somebody. */
    async choose(place: Locator, { technicianId, name }: { technicianId: string; name: string }) {
      await place.getByRole("textbox", { name: "Find by name, or paste an id" }).fill(technicianId);
      await place
        .getByRole("checkbox", { name: new RegExp(`^${name}`, "u") })
        .first()
        .check();
    },
    send: (place: Locator, name: string) =>
      place.getByRole("button", { name, exact: true }).click(),
  };
}

async function waitingJob(simulator: ReturnType<typeof controlOf>): Promise<string> {
  const [id = ""] = await simulator.create(1, STORE);
  await simulator.change(id, { status: "PENDING_SCHEDULE" });
  return id;
}

test("a manager books, assigns, moves and cancels a visit, and nothing happens behind her back", async ({
  page,
  signIn,
  api,
  ownSimulator,
}) => {
  test.slow();
  const simulator = controlOf(ownSimulator);
  await signIn("manager");
  await whenIndexed(await api("manager"));
  const id = await waitingJob(simulator);
  const { drawer, button, dialog, open, times, choose, send, inspect } = jobActions(page);
  await open(id);
  await expect(drawer).toContainText("Technicians can be assigned once there is a visit.");

  await test.step("booked at a time that Amazon offers", async () => {
    await page.keyboard.press("m");
    const schedule = dialog("Schedule the visit");
    await expect(times(schedule).first()).toBeVisible();
    await inspect();
    // The page's keys rest meanwhile: this one would open the dialog anew, without what was chosen.
    await times(schedule).nth(2).check();
    await page.keyboard.press("Tab");
    await page.keyboard.press("m");
    await expect(times(schedule).nth(2)).toBeChecked();
    const heard = await listenTo(page);
    await send(schedule, "Schedule");
    await expect(schedule).toBeHidden();
    await expect(button("Move…")).toBeVisible();
    expect(await heard()).toContain("The visit is booked");
  });

  await test.step("assigned to two who are free", async () => {
    await page.keyboard.press("a");
    const assign = dialog("Assign technicians");
    await expect(assign.getByText("free at that time").first()).toBeVisible();
    await inspect();
    // Of those who are free, an apprentice lacks what some jobs need.
    for (const one of (await simulator.crewOf(STORE)).slice(0, 2)) await choose(assign, one);
    await send(assign, "Assign");
    await expect(assign).toBeHidden();
    await expect(drawer).not.toContainText("No technician assigned");
  });

  const move = dialog("Move the visit");
  const reason = move.getByLabel("Why is it moved?");

  await test.step("not moved while somebody else was faster: the difference is shown first", async () => {
    await page.keyboard.press("m");
    await times(move).nth(4).check();
    await reason.selectOption({ index: 1 });
    await inspect();
    await simulator.change(id, { technicians: [ADA] });
    // The page may have heard of it first; then there is nothing to press.
    await move
      .getByRole("button", { name: "Move", exact: true })
      .click({ timeout: 1_500 })
      .catch(() => undefined);
    await expect(move).toContainText("This job has changed meanwhile");
    await expect(move).toContainText(ADA.name);
    await inspect();
    expect((await simulator.writesTo(id)).map(({ executed }) => executed)).toEqual([true, true]);
    await send(move, "Go on from here");
  });

  await test.step("a time that has just gone is struck out, and the focus is back among the times", async () => {
    await simulator.race(id, "take-slot");
    const gone = await move.getByRole("radio", { checked: true }).inputValue();
    await send(move, "Move");
    await expect(move.getByRole("alert").first()).toHaveText(
      "This time has just gone. Choose another one.",
    );
    await expect(move.locator(`input[value="${gone}"]`)).toBeDisabled();
    await expect(move.getByRole("radio").and(page.locator(":focus"))).toHaveCount(1);
  });

  await test.step("moved, and whoever was taken off is assigned again by one press", async () => {
    await simulator.spoil(id, "unassign");
    await times(move).nth(3).check();
    await send(move, "Move");
    await expect(move).toBeHidden();
    await expect(drawer.getByText(`No longer assigned: ${ADA.name}`)).toBeVisible();
    await inspect();
    await button("Dismiss").click();
  });

  await test.step("cancelled with the order's last four, and the focus is not lost", async () => {
    await button("More").click();
    await page.getByRole("menuitem", { name: "Cancel job…" }).click();
    const cancel = dialog("Cancel this job");
    await cancel.getByLabel("Why is it cancelled?").selectOption("V1");
    await expect(cancel).toContainText("The customer’s decision");
    await inspect();
    const end = cancel.getByRole("button", { name: "Cancel job", exact: true });
    await expect(end).toBeDisabled();
    const order = (await cancel.locator("bdi.id-text").textContent()) ?? "";
    await cancel.getByLabel(/^Type the last 4/).fill(order.slice(-4));
    await end.click();
    await expect(cancel).toBeHidden();
    await expect(drawer).toContainText("This job is over");
    await expect(drawer.getByRole("region", { name: "What can be done" })).toBeFocused();
  });

  await test.step("each was one write, and has its receipt", async () => {
    const writes = await simulator.writesTo(id);
    expect(writes.map(({ operation, executed }) => [operation, executed])).toEqual([
      ["addAppointmentForServiceJobByServiceJobId", true],
      ["assignAppointmentResources", true],
      ["rescheduleAppointmentForServiceJobByServiceJobId", false],
      ["rescheduleAppointmentForServiceJobByServiceJobId", true],
      ["cancelServiceJobByServiceJobId", true],
    ]);
    await drawer.getByText("What was done").click();
    const states = drawer.getByRole("listitem").filter({ hasText: "manager@" });
    await expect(states).toHaveText([
      /Cancel the job.*Done/s,
      /Move the visit.*Done/s,
      /Move the visit.*Refused.*just gone/s,
      /Assign technicians.*Done/s,
      /Schedule the visit.*Done/s,
    ]);
  });

  await test.step("an admin finds it among what everybody had done", async () => {
    await signIn("admin");
    await page.goto("/audit/actions?state=refused");
    const refused = page.getByRole("listitem").filter({ hasText: id });
    await expect(refused).toContainText("This time has just gone");
    await expectAccessible(page);
    await page.getByRole("combobox", { name: "Outcome" }).selectOption("done");
    await expect(page).toHaveURL(/state=done/);
    await expect(page.getByRole("listitem").filter({ hasText: id })).toHaveCount(4);
  });
});

test("on a phone a day stands alone, and the dialog fits @phone-only @deep", async ({
  page,
  signIn,
  api,
  ownSimulator,
}) => {
  await signIn("manager");
  await whenIndexed(await api("manager"));
  const id = await waitingJob(controlOf(ownSimulator));
  const { button, dialog, open, times, send, inspect } = jobActions(page);
  // As on an evening before a day that is full.
  await page.route("**/api/jobs/*/slots?*", async (route) => {
    const response = await route.fetch();
    const { slots, ...rest } = await response.json();
    const late = Date.now() + 2 * DAY;
    const kept = slots.filter(({ start }: { start: string }) => Date.parse(start) > late);
    await route.fulfill({ response, json: { slots: kept, ...rest } });
  });
  await open(id);
  await button("Schedule…").click();
  const schedule = dialog("Schedule the visit");
  await expect(times(schedule).first()).toBeVisible();
  const days = schedule.getByRole("heading", { level: 3 });
  await expect(days).toHaveCount(1);
  const day = (await days.textContent()) ?? "";
  await schedule.getByRole("button", { name: "Earlier" }).click();
  await inspect();
  await schedule.getByRole("button", { name: `Next free time: ${day}` }).click();
  await expect(days).toHaveText(day);
  await inspect();
  await times(schedule).first().check();
  await send(schedule, "Schedule");
  await expect(button("Move…")).toBeVisible();
});

test("what was done leads back: to the time before, and to who went before @desktop @deep", async ({
  page,
  signIn,
  api,
  ownSimulator,
}) => {
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  await signIn("manager");
  await whenIndexed(manager);
  const id = await waitingJob(simulator);
  const { button, dialog, open, times, choose, send, inspect } = jobActions(page);
  const now = () => seenNow(manager, id);
  await open(id);
  await button("Schedule…").click();
  const schedule = dialog("Schedule the visit");
  await times(schedule).first().check();
  await send(schedule, "Schedule");
  await expect(schedule).toBeHidden();
  const { start } = await now();
  const move = dialog("Move the visit");
  const reason = move.getByLabel("Why is it moved?");
  await button("Move…").click();
  await times(move).nth(2).check();
  await reason.selectOption({ index: 1 });
  await page.evaluate(() => {
    const look = () => {
      const dialog = document.querySelector("[role=dialog]:has(form)");
      if (dialog?.textContent?.includes("changed meanwhile")) document.title = "Warned";
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
  await send(move, "Move");
  await expect(move).toBeHidden();
  // What she did herself is no news to her, not even while the dialog closes.
  await expect(page).not.toHaveTitle("Warned");
  expect((await now()).start).not.toBe(start);
  await page.getByRole("button", { name: "Move back…" }).click();
  await expect(move.getByText("Where it was")).toBeVisible();
  await inspect();
  await move.getByRole("button", { name: /left$/u }).first().click();
  await reason.selectOption({ index: 1 });
  await send(move, "Move");
  await expect(move).toBeHidden();
  expect((await now()).start).toBe(start);
  const assign = dialog("Assign technicians");
  const [ada, ben] = await simulator.crewOf(STORE);
  for (const who of [ada, ben]) {
    if (who === undefined) throw new Error("The store has a crew of less than two.");
    await button("Assign…").click();
    for (const chosen of await assign.getByRole("checkbox", { checked: true }).all()) {
      await chosen.click();
    }
    await choose(assign, who);
    await send(assign, "Assign");
    await expect(assign).toBeHidden();
    expect((await now()).technicians).toEqual([who.technicianId]);
  }
  await page.getByRole("button", { name: "Assign as before" }).click();
  await expect.poll(async () => (await now()).technicians).toEqual([ada?.technicianId]);
  expect((await simulator.writesTo(id)).filter(({ executed }) => executed)).toHaveLength(6);
});

test("a viewer is offered nothing @deep", async ({ page, signIn, api, ownSimulator }) => {
  await signIn("viewer");
  await whenIndexed(await api("viewer"));
  const id = await waitingJob(controlOf(ownSimulator));
  const { drawer, button, open } = jobActions(page);
  await open(id);
  await expect(drawer.getByRole("region", { name: "At a glance" })).toBeVisible();
  await expect(button("Schedule…")).toBeHidden();
  await expect(drawer.getByRole("region", { name: "What can be done" })).toBeHidden();
});
