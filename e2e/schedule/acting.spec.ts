import type { Locator, Page } from "@playwright/test";
import type { Api } from "@/e2e/support/api/client";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible, expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import { toasts } from "@/e2e/support/screen/toasts";
import type { ScheduleAnswer } from "@/lib/schedule/schedule";

test.use({ environment: "indexed" });
// Somebody else is faster once.
test.use({ allowedProblems: /^409: POST/ });

const STORE = "SEA-TUKWILA-01";

const readSchedule = async (api: Api, query: string): Promise<ScheduleAnswer> =>
  JSON.parse((await api.get(`/api/schedule?${query}`)).text);

/** Two of one store with visits of tomorrow, each at an hour of its own, and the job of the first. */
async function tomorrowOfTwo(api: Api, simulator: ReturnType<typeof controlOf>) {
  const [ada, ben] = await simulator.crewOf(STORE);
  if (!ada || !ben) throw new Error("The store has a crew of one.");
  const [day = ""] = (await readSchedule(api, "on=tomorrow")).days;
  const ids = await simulator.create(3, STORE);
  for (const [index, id] of ids.entries()) {
    // 9, 11 and 13 o'clock in Tukwila.
    const startTime = `${day}T${17 + 2 * index}:00:00.000Z`;
    await simulator.change(id, { appointment: { startTime, durationInMinutes: 60 } });
    await simulator.change(id, { technicians: [index === 1 ? ben : ada] });
    // The index learns from every job that is read.
    await api.get(`/api/jobs/${id}`, { "cache-control": "no-cache" });
  }
  const query = `on=${day}&store=${STORE}`;
  await expect
    .poll(
      async () => {
        const { lanes } = await readSchedule(api, query);
        const has = (lane: string, id?: string) =>
          lanes
            .find((one) => one.id === lane)
            ?.visits.some(({ serviceJobId }) => serviceJobId === id);
        return [0, 1, 2].every((nth) => has((nth === 1 ? ben : ada).technicianId, ids[nth]));
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  return { query, ada, ben, job: ids[0] ?? "" };
}

type Who = { technicianId: string };

/** Soon after the pointer has moved. */
const isDragged = (visit: Locator) =>
  expect(visit)
    .toHaveAttribute("data-dragged", "", { timeout: 1_000 })
    .then(
      () => true,
      () => false,
    );

/** The board as a person finds their way on it. */
function boardOf(page: Page) {
  const board = page.getByRole("region", { name: "Visits", exact: true });
  const lane = ({ technicianId }: Who) => board.locator(`[data-lane-id="${technicianId}"]`);
  const middle = async (locator: Locator) => {
    const box = await locator.boundingBox();
    if (box === null) throw new Error("It is not to be seen.");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  return {
    board,
    lane,
    middle,
    visitIn: (one: Who, job: string) => lane(one).locator(`[data-job-link="${job}"]`),
    label: page.locator("[data-drag-label]"),
    /** Presses and trembles until the visit follows: the code of a drag comes once the page is at rest. */
    async take(visit: Locator) {
      await visit.scrollIntoViewIfNeeded();
      await expect(async () => {
        const { x, y } = await middle(visit);
        await page.mouse.move(x, y - 8);
        await page.mouse.down();
        await page.mouse.move(x + 8, y - 8, { steps: 2 });
        if (await isDragged(visit)) return;
        // Let go beside it, so that it is no click.
        await page.mouse.move(1, 1);
        await page.mouse.up();
        throw new Error("The visit does not follow.");
      }).toPass({ timeout: 20_000 });
    },
    async carry(to: Locator) {
      const { x, y } = await middle(to);
      await page.mouse.move(x, y, { steps: 4 });
    },
  };
}

test.describe.configure({ timeout: 90_000 });

test.beforeEach(async ({ signIn, api }) => {
  await signIn("manager");
  await whenIndexed(await api("manager"));
});

test("a visit is assigned and moved by menu, by keyboard and by drag, each by one write @desktop", async ({
  page,
  api,
  ownSimulator,
}) => {
  const simulator = controlOf(ownSimulator);
  const { query, ada, ben, job } = await tomorrowOfTwo(await api("manager"), simulator);
  const { board, lane, visitIn, take, carry, label } = boardOf(page);
  const said = (title: string) => toasts(page).getByText(title);
  const writes = async () => (await simulator.writesTo(job)).map(({ operation }) => operation);
  await page.goto(`/schedule?${query}`);
  await waitUntilAlive(page);
  await expect(board.locator("[data-stop][tabindex='0']")).toHaveCount(1);

  // The menu, by the right button; Esc gives the focus back.
  const own = visitIn(ada, job);
  await own.click({ button: "right" });
  const menu = page.getByRole("menu");
  await expect(menu.getByRole("menuitem")).toHaveText([
    ...[/^Open/, /^Move…/, /^Assign…/, /^Arrival window…/, /^Close job…/],
  ]);
  await expectAccessibleInBothSchemes(page);
  await page.keyboard.press("Escape");
  await expect(own).toBeFocused();
  await own
    .locator("..")
    .getByRole("button", { name: /^What can be done with / })
    .click();
  await menu.getByRole("menuitem", { name: "Assign…" }).click();
  // Messages that pass are dialogs, too.
  const dialog = page.getByRole("dialog").filter({ has: page.locator("form") });
  await dialog.getByRole("checkbox", { name: new RegExp(`^${ben.name}`, "u") }).click();
  await dialog.getByRole("checkbox", { name: new RegExp(`^${ada.name}`, "u") }).click();
  await dialog.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(said("The technicians are assigned")).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(visitIn(ben, job)).toBeFocused();
  await expect(visitIn(ada, job)).toHaveCount(0);
  expect(await writes()).toHaveLength(1);

  // A drag that is let go elsewhere, or ended by Esc, sends nothing; a click that trembles opens.
  await page.goto(`/schedule?${query.replace(/&store=.*/u, "")}`);
  await waitUntilAlive(page);
  await take(visitIn(ben, job));
  await carry(page.getByRole("heading", { level: 1 }));
  await expect(label).toHaveText("Nothing happens here");
  await page.mouse.up();
  await take(visitIn(ben, job));
  await carry(lane(ada).first());
  await expect(lane(ada).first()).toHaveAttribute("data-drop", "");
  await expect(board.locator("[data-ghost]")).toHaveCount(1);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(label).toHaveCount(0);
  await page.mouse.up();
  await expect(dialog).toBeHidden();

  // Let go above somebody else, and taken back.
  await take(visitIn(ben, job));
  await carry(lane(ada).first());
  // Two who go by one name are told apart.
  const instead = new RegExp(`^${ada.name}.* instead of ${ben.name}`, "u");
  await expect(label).toHaveText(instead);
  await page.mouse.up();
  const card = page.getByRole("region", { name: "Not sent yet" });
  await expect(card).toContainText(instead);
  await expectAccessibleInBothSchemes(page);
  await card.getByRole("button", { name: "Undo" }).click();
  await expect(card).toBeHidden();
  await expect(visitIn(ben, job)).toBeFocused();

  // Let go, and sent when nobody takes it back; the ghost stands until Amazon has answered.
  await take(visitIn(ben, job));
  await carry(lane(ada).first());
  await page.mouse.up();
  await expect(card).toBeVisible();
  expect(await writes()).toHaveLength(1);
  await simulator.setFaults({ latency: { meanMs: 600, jitterMs: 0 } });
  await expect(lane(ada).locator("[data-ghost]")).toContainText("Assigning…");
  await expect(visitIn(ben, job)).toBeVisible();
  await simulator.setFaults({ latency: { meanMs: 0, jitterMs: 0 } });
  await expect(said("The technicians are assigned")).toBeVisible();
  await expect(visitIn(ada, job).first()).toBeVisible();
  await expect(board.locator("[data-ghost]")).toHaveCount(0);
  expect(await writes()).toHaveLength(2);

  // Along its own lane only where Amazon has a time, and a reason is asked for.
  const mine = visitIn(ada, job).first();
  const standing = await lane(ben).first().boundingBox();
  await take(mine);
  const slot = lane(ada).locator("[data-slot]").first();
  await expect(slot).toContainText(/left$/);
  const start = (await slot.getAttribute("data-slot")) ?? "";
  await carry(slot);
  await expect(slot).toHaveAttribute("data-drop", "");
  // What shows where it may be let go moves nothing.
  expect(await lane(ben).first().boundingBox()).toEqual(standing);
  await expectAccessible(page);
  await page.mouse.up();
  await expect(dialog.getByRole("heading", { name: "Move the visit" })).toBeVisible();
  await expect(dialog.getByRole("radio", { checked: true })).toHaveValue(start);
  expect(await writes()).toHaveLength(2);
  await dialog.getByRole("combobox").selectOption({ index: 1 });
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(said("The visit is moved")).toBeVisible();
  const moved = page.locator(`[data-board] [data-job-link="${job}"]`).first();
  await expect(dialog).toBeHidden();
  await expect(moved).toBeFocused();
  expect(await writes()).toHaveLength(3);

  // The schedule shows the job that was read again.
  await expect(board.locator("[data-ghost]")).toHaveCount(0);
  await expect(moved).toBeFocused();

  // By key, without leaving the board.
  for (const [key, title] of [
    ["m", "Move the visit"],
    ["a", "Assign technicians"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(dialog.getByRole("heading", { name: title })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(moved).toBeFocused();
  }

  // Somebody else was faster: nothing is written, and it says so beside the visit.
  await take(moved);
  await carry(lane(ben).first());
  await page.mouse.up();
  await simulator.change(job, { technicians: [{ technicianId: "CLEO-1", name: "Cleo" }] });
  const end = page.getByRole("region", { name: "What can be done" });
  await expect(end.getByText("This job has changed meanwhile")).toBeVisible();
  await expect(board.locator("[data-ghost]")).toHaveCount(0);
  await expectAccessibleInBothSchemes(page);
  await end.getByRole("button", { name: "Dismiss" }).click();
  await expect(end).toBeHidden();
  expect(await writes()).toHaveLength(3);

  // Somebody is ill: all visits of a lane, in the review of many.
  const all = lane(ben)
    .first()
    .getByRole("button", { name: /^Assign all of / });
  await lane(ben).first().getByRole("heading").hover();
  await all.click();
  const title = "Assign technicians to several visits";
  await expect(dialog.getByRole("heading", { name: title })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(all).toBeFocused();
});

test("a visit is dragged though the page is never at rest @desktop @deep", async ({ page }) => {
  const { board, take } = boardOf(page);
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await page.goto("/schedule?on=tomorrow&view=day");
  await take(board.locator("[data-job-link]").first());
  await page.keyboard.press("Escape");
  await page.mouse.up();
});

test("a phone has the menu of a visit beside it @phone-only @deep", async ({
  page,
  api,
  ownSimulator,
}) => {
  const { query } = await tomorrowOfTwo(await api("manager"), controlOf(ownSimulator));
  await page.goto(`/schedule?${query}`);
  await waitUntilAlive(page);
  const agenda = page.getByRole("list", { name: "Visits by time" });
  const button = agenda.getByRole("button", { name: /^What can be done with / }).first();
  await button.tap();
  const menu = page.getByRole("menu");
  await expect(menu.getByRole("menuitem").first()).toBeVisible();
  await expectAccessible(page);
  await menu.getByRole("menuitem", { name: "Assign…" }).tap();
  await expect(page.getByRole("dialog")).toBeVisible();
});
