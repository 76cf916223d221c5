import { colleague, seenNow, waiting } from "@/e2e/support/api/actions";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import { toasts } from "@/e2e/support/screen/toasts";
import type { ScheduleAnswer } from "@/lib/schedule/schedule";

test.use({ environment: "indexed" });
test.describe.configure({ timeout: 90_000 });

const STORE = "SEA-TUKWILA-01";
/** Whom no other test sends anywhere. */
const GWEN = { technicianId: "GWEN-1", name: "Gwen Ohm" };

test("somebody is ill: the whole day of a lane goes to another, and each visit is one write @desktop", async ({
  page,
  signIn,
  api,
  ownSimulator,
}) => {
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  await signIn("manager");
  await whenIndexed(manager);
  const read = async (query: string): Promise<ScheduleAnswer> =>
    JSON.parse((await manager.get(`/api/schedule?${query}`)).text);
  const [day = ""] = (await read("on=tomorrow")).days;
  const ids = await simulator.create(2, STORE);
  for (const [index, id] of ids.entries()) {
    // 9 and 13 o'clock in Tukwila.
    const startTime = `${day}T${17 + 4 * index}:00:00.000Z`;
    await simulator.change(id, { appointment: { startTime, durationInMinutes: 60 } });
    await simulator.change(id, { technicians: [GWEN] });
    await manager.get(`/api/jobs/${id}`, { "cache-control": "no-cache" });
  }
  const query = `on=${day}&store=${STORE}`;
  const lanesOf = async () => (await read(query)).lanes;
  const ofGwen = async () =>
    (await lanesOf()).find((one) => one.id === GWEN.technicianId)?.visits.length ?? 0;
  await expect.poll(ofGwen, { timeout: 20_000 }).toBe(2);
  const other = await colleague(simulator);

  await page.goto(`/schedule?${query}`);
  await waitUntilAlive(page);
  const lane = page.locator(`[data-board] [data-lane-id="${GWEN.technicianId}"]`);
  await lane.getByRole("heading").hover();
  const away = lane.getByRole("button", { name: /^Gwen Ohm is away on / });
  await away.click();
  await expect(away).toHaveAttribute("aria-pressed", "true");
  await lane.getByRole("button", { name: "Assign all of Gwen Ohm’s visits…" }).click();
  const dialog = page.getByRole("dialog", { name: "Assign technicians to several visits" });
  const gwen = dialog.getByRole("listitem").filter({ hasText: "away that day" });
  await expect(gwen).toHaveText(/Gwen Ohm/u);
  await dialog.getByRole("textbox", { name: "Find by name, or paste an id" }).fill(other);
  await expect(gwen).toHaveCount(0);
  await dialog.getByRole("checkbox").first().click();
  await expectAccessibleInBothSchemes(page);
  await dialog.getByRole("button", { name: "Assign 2 visits" }).click();
  await expect(dialog).toContainText("2 of 2 assigned.", { timeout: 40_000 });
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(lane).toHaveCount(0);
  for (const id of ids) {
    expect((await seenNow(manager, id)).technicians).toEqual([other]);
    expect(await simulator.writesTo(id)).toHaveLength(1);
  }
});

test("a job of the tray gets its visit, and who goes, without leaving the board @desktop @deep", async ({
  page,
  signIn,
  api,
  ownSimulator,
}) => {
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  await signIn("manager");
  await whenIndexed(manager);
  const id = await waiting(simulator);
  await manager.get(`/api/jobs/${id}`, { "cache-control": "no-cache" });
  const somebody = await colleague(simulator);
  // The tray names those that wait longest: this one is found by its store and its kind.
  const { text } = await manager.get(`/api/jobs/${id}`);
  const asin: string = JSON.parse(text).job.scopeOfWork.asin;
  await page.goto(`/schedule?store=${STORE}&asin=${asin}`);
  await waitUntilAlive(page);
  const entry = page.getByRole("complementary").locator(`[data-job-link="${id}"]`);
  await expect(entry).toBeVisible();
  await entry.click({ button: "right" });
  const menu = page.getByRole("menu");
  await expect(menu.getByRole("menuitem")).toHaveText([/^Open/, /^Schedule…/]);
  await menu.getByRole("menuitem", { name: "Schedule…" }).click();
  const dialog = page.getByRole("dialog", { name: "Schedule the visit" });
  await dialog.getByRole("radio", { disabled: false }).first().check();
  await dialog.getByRole("checkbox", { name: "Say who goes, too" }).click();
  await dialog.getByRole("textbox", { name: "Find by name, or paste an id" }).fill(somebody);
  await dialog.getByRole("group", { name: "Technicians" }).getByRole("checkbox").first().click();
  await dialog.getByRole("button", { name: "Schedule and assign" }).click();
  await expect(toasts(page).getByText("The technicians are assigned")).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(entry).toHaveCount(0);
  expect((await simulator.writesTo(id)).map(({ operation }) => operation)).toEqual([
    "addAppointmentForServiceJobByServiceJobId",
    "assignAppointmentResources",
  ]);

  // The same by the search, from the visit that has the focus.
  const visit = page.locator(`[data-board] [data-job-link="${id}"]`).first();
  const { start } = await seenNow(manager, id);
  await page.goto(`/schedule?on=${(start ?? "").slice(0, 10)}&tz=UTC&store=${STORE}&asin=${asin}`);
  await waitUntilAlive(page);
  // What answers comes once the page is at rest.
  await expect(async () => {
    await visit.focus();
    await page.keyboard.press("ControlOrMeta+k");
    const search = page.getByRole("dialog", { name: "Search and commands" });
    const group = search.getByRole("group", { name: /^Visit: / });
    await expect(search.getByRole("combobox")).toBeFocused();
    await expect(group.getByRole("option").first())
      .toHaveText(/^Move…/, { timeout: 1_000 })
      .catch(async (error) => {
        await page.keyboard.press("Escape");
        throw error;
      });
    await expect(group.getByRole("option")).toHaveText([
      ...[/^Move…/, /^Assign…/, /^Arrival window…/, /^Close job…/],
    ]);
  }).toPass({ timeout: 20_000 });
  await page.keyboard.type("assign");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Assign technicians" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(visit).toBeFocused();
});
