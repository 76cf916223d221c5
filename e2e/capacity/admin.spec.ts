import { booked, readJob } from "@/e2e/support/api/actions";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible, expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import { toasts } from "@/e2e/support/screen/toasts";
import type { StoreScheduleAnswer } from "@/lib/actions/capacity";
import { weekdayOf } from "@/lib/actions/wall-time";
import { addDays, dayInZone, startOfDay } from "@/lib/time/calendar";

test.use({
  environment: "indexed",
  // Somebody else was faster.
  allowedProblems: /^409: PUT .*\/schedule/u,
});

const STORE = "SEA-BELLEVUE-02";
const SOURCE = "HNL-KAPOLEI-01";
const ZONE = "America/Los_Angeles";
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

test("an admin blocks a lunch hour, frees it, and closes an afternoon seeing whom it hits @desktop", async ({
  page,
  api,
  signIn,
  ownSimulator,
}) => {
  await signIn("admin");
  const admin = await api("admin");
  await whenIndexed(admin);
  // Somebody is booked at noon, in three days.
  const day = addDays(dayInZone(Date.now(), ZONE), 3);
  const noon = startOfDay(day, ZONE) + 12 * 3_600_000;
  const visit = await booked(controlOf(ownSimulator), noon - Date.now(), STORE);
  await readJob(admin, visit);
  await expect
    .poll(async () => {
      const { text } = await admin.get(`/api/resources/${STORE}/schedule`);
      const { visits }: StoreScheduleAnswer = JSON.parse(text);
      return visits?.map(({ serviceJobId }) => serviceJobId);
    })
    .toContain(visit);
  await page.goto(`/schedule/capacity?store=${STORE}`);
  await waitUntilAlive(page);
  const table = page.getByRole("table", { name: /^Capacity of .+, hour by hour/u });
  await expect(table.getByRole("columnheader")).toHaveCount(8);
  await expect(table.getByText(/free/u).first()).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  await page.getByRole("button", { name: "Names of technicians…" }).click();
  const names = page.getByRole("dialog", { name: "Names of technicians" });
  await expect(names.getByRole("textbox").first()).toBeVisible();
  await expect(names.getByRole("button", { name: "Save" })).toBeDisabled();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Block time…" }).click();
  const form = page.getByRole("dialog", { name: "Block time" });
  await expect(form.getByLabel("From")).toHaveValue("12:00");
  await form.getByLabel("To", { exact: true }).fill("11:00");
  await expect(form.getByText("The time ends after it begins.")).toBeVisible();
  await form.getByLabel("To", { exact: true }).fill("13:00");
  await expect(form.getByText(/booked then/u)).toBeVisible();
  await expectAccessible(page);
  await form.getByRole("button", { name: "Block", exact: true }).click();
  await expect(form).toBeHidden();
  const list = page.getByRole("region", { name: "Blocked time" });
  await expect(list.getByText(/^Break, .+ 12:00–13:00$/u)).toBeVisible();
  await expect(table.getByText("1 blocked")).toBeVisible();
  await list.getByRole("button", { name: "Unblock" }).click();
  await expect(list.getByText("Nothing was blocked from here.")).toBeVisible();
  await expect(toasts(page).getByText(/^Unblocked: Break/u)).toBeVisible();
  await expect(table.getByText("1 blocked")).toBeHidden();

  const name = DAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? weekdayOf(day);
  await page.getByRole("button", { name: "Replace schedule…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Replace the schedule of/u });
  await expect(dialog.getByText("Nothing changes in the next ninety days.")).toBeVisible();
  await dialog.getByRole("button", { name: new RegExp(`^Remove ${name} `, "u") }).click();
  const change = dialog.getByRole("listitem").filter({ hasText: `${name} 08:00–18:00 will close` });
  await expect(change.getByText(/visits? (is|are) booked there/u)).toBeVisible();
  await expect(change.getByRole("link").first()).toHaveAttribute("href", /^\/jobs\/\d+$/u);
  // At both ends: all its hours, before and then.
  const next = DAYS[(DAYS.indexOf(name) + 1) % DAYS.length];
  for (const [end, time] of [
    ["from", "09:00"],
    ["to", "17:00"],
  ]) {
    await dialog.getByLabel(`${next} ${end}`).fill(`${time}`);
    await page.keyboard.press("Tab");
  }
  await expect(dialog.getByText(`${next}: 08:00–18:00 → 09:00–17:00`)).toBeVisible();
  await expectAccessible(page);
  const replace = dialog.getByRole("button", { name: "Replace", exact: true });
  await expect(replace).toBeDisabled();
  await dialog.getByLabel(/^Type the store’s name/u).fill(STORE);
  await replace.click();
  await expect(dialog.getByText("The schedule was replaced")).toBeVisible();
  await expect(dialog.getByText("Read again: Amazon now has what was sent.")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(dialog).toBeHidden();
  await expect(table.getByText("Closed").first()).toBeVisible();

  // What was done with the store stands beside what was done with jobs.
  await page.goto("/audit/actions?about=store");
  const rows = page.getByRole("listitem").filter({ hasText: STORE });
  await expect(rows.nth(2)).toBeVisible();
  const texts = await rows.allTextContents();
  expect(texts.slice(0, 3).map((text) => /^[A-Z][a-z]+( [a-z]+)*/u.exec(text)?.[0])).toEqual([
    ...["Replace the schedule", "Unblock", "Block time"],
  ]);
  await expect(rows.nth(2)).toContainText("12:00–13:00");
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "About" }).selectOption("job");
  await expect(page).toHaveURL(/about=job/u);
  await expect(rows).toHaveCount(0);
});

test("a schedule is copied to other stores, one after the other, and a refusal leaves the rest untouched @desktop @deep", async ({
  page,
  api,
  signIn,
  ownSimulator,
}) => {
  const simulator = controlOf(ownSimulator);
  await signIn("admin");
  const admin = await api("admin");
  await whenIndexed(admin);
  const writes = async () =>
    (await simulator.writesOf("updateSchedule")).map(({ ids }) => ids.resourceId);
  const before = (await writes()).length;
  await page.goto(`/schedule/capacity?store=${SOURCE}`);
  await waitUntilAlive(page);
  await page.getByRole("button", { name: "Copy to stores…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Copy the schedule of/u });
  const stores = dialog.getByRole("group", { name: "To these stores" }).getByRole("checkbox");
  await expect(stores.nth(2)).toBeVisible();
  for (const nth of [0, 1, 2]) await stores.nth(nth).click();
  const send = dialog.getByRole("button", { name: "Replace at 3 stores" });
  const fields = dialog.getByRole("textbox", { name: /^Type the store’s name/u });
  await expect(fields).toHaveCount(3);
  // Days that change alike are told once.
  const told = (words: RegExp) => dialog.getByRole("listitem").filter({ hasText: words });
  await expect(
    told(/^Every day 08:00–18:00: \d+ at once instead of \d+ on \d+ days from /u).first(),
  ).toBeVisible();
  await expect(told(/^\w+day 08:00–18:00: /u)).toHaveCount(0);
  await expectAccessibleInBothSchemes(page);
  const names: string[] = [];
  for (const nth of [0, 1, 2]) {
    await expect(send).toBeDisabled();
    const label = await dialog
      .locator("label", { hasText: "Type the store" })
      .nth(nth)
      .textContent();
    const name = label?.split(": ")[1] ?? "";
    names.push(name);
    await fields.nth(nth).fill(name);
  }

  // Somebody else replaces the second one meanwhile.
  const second = names[1] ?? "";
  const path = `/api/resources/${second}/schedule`;
  const {
    seen,
    last: _last,
    ...rest
  }: StoreScheduleAnswer = JSON.parse((await admin.get(path)).text);
  const range = { day: "MONDAY", from: 600, to: 720, capacity: 1 } as const;
  const body = { plan: { ranges: [range], until: addDays(rest.today, 60) }, name: second, seen };
  const headers = { "idempotency-key": crypto.randomUUID() };
  expect((await admin.send("PUT", path, { headers, data: body })).status).toBe(200);

  await send.click();
  const list = dialog
    .getByRole("list", { name: "What became of each store" })
    .getByRole("listitem");
  await expect(list.nth(1)).toContainText("It is no longer as you saw it");
  await expect(list).toHaveText([/replaced/u, /not replaced/u, /not sent/u]);
  await expect(dialog.getByText("1 store is untouched.")).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  expect((await writes()).slice(before)).toEqual([second, names[0]]);
  await dialog.getByRole("button", { name: "Go on with the one left" }).click();
  await expect(list.nth(2)).toContainText("Read again: Amazon now has what was sent.");
  await expect(dialog.getByText("2 of 3 replaced")).toBeVisible();
  expect((await writes()).slice(before)).toEqual([second, names[0], names[2]]);
});
