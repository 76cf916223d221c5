import type { Locator } from "@playwright/test";
import type { Api } from "@/e2e/support/api/client";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible, expectAccessibleInBothSchemes } from "@/e2e/support/screen/axe";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import { toasts } from "@/e2e/support/screen/toasts";
import { weekOf } from "@/lib/actions/wall-time";

test.use({ environment: "indexed" });

const BLOCKED = "PDX-BEAVERTON-01";
/** A week that has not begun. */
const WEEK = weekOf(Date.now() + 7 * 86_400_000, "America/Los_Angeles");

/** A break of an hour, as an admin blocks it. */
async function blocked(admin: Api, nth: number, hour: number): Promise<void> {
  const time = { day: WEEK[nth], from: hour * 60, to: (hour + 1) * 60, repeats: null };
  const { status, text } = await admin.send("POST", `/api/resources/${BLOCKED}/blocks`, {
    headers: { "idempotency-key": crypto.randomUUID() },
    data: { type: "BREAK", time },
  });
  expect(status, text).toBe(200);
}

test("a block is carried to another hour: nothing is sent before it is confirmed, and nowhere else @desktop @deep", async ({
  page,
  api,
  signIn,
  ownSimulator,
}) => {
  const simulator = controlOf(ownSimulator);
  await signIn("admin");
  const admin = await api("admin");
  await whenIndexed(admin);
  await blocked(admin, 1, 12);
  await page.goto(`/schedule/capacity?store=${BLOCKED}&on=${WEEK[1]}`);
  await waitUntilAlive(page);
  const table = page.getByRole("table", { name: /^Capacity of .+, hour by hour/u });
  const chip = table.getByRole("button", { name: /^Break\. Move the block: Break, .+/u });
  const cell = (nth: number, hour: number) =>
    table.locator(`td[data-day="${WEEK[nth]}"][data-hour="${hour * 60}"]`);
  const label = page.locator("[data-drag-label]");
  const form = page.getByRole("dialog", { name: "Move a block" });
  const [from, to] = [form.getByLabel("From"), form.getByLabel("To", { exact: true })];
  const moves = async () => (await simulator.writesOf("updateReservation")).length;
  const middle = async (locator: Locator) => {
    const box = await locator.boundingBox();
    if (box === null) throw new Error("It is not to be seen.");
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  const carry = async (place: Locator) => {
    await chip.scrollIntoViewIfNeeded();
    const [x, y] = await middle(chip);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 8, y, { steps: 2 });
    await expect(chip).toHaveAttribute("data-dragged", "");
    await page.mouse.move(...(await middle(place)), { steps: 4 });
  };
  const before = await moves();
  await expect(cell(1, 12).getByRole("button")).toHaveText("Break");
  await expectAccessibleInBothSchemes(page);

  await carry(page.getByRole("heading", { level: 1 }));
  await expect(label).toHaveText("Nothing happens here");
  await page.mouse.up();
  await expect(label).toHaveCount(0);

  await carry(cell(3, 15));
  await expect(label).toHaveText(/^Break, .+ 15:00–16:00$/u);
  await expect(table.locator("[data-drop]")).toHaveCount(1);
  await expect(cell(3, 15)).toHaveAttribute("data-drop", "");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(label).toHaveCount(0);
  await expect(table.locator("[data-drop]")).toHaveCount(0);
  await page.mouse.up();
  await expect(form).toHaveCount(0);

  await carry(cell(3, 15));
  expect(await moves()).toBe(before);
  await page.mouse.up();
  await expect(from).toHaveValue("15:00");
  await expect(to).toHaveValue("16:00");
  await expect(form.getByText(/^Until now: Break, .+ 12:00–13:00$/u)).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
  await expect(chip).toBeFocused();
  expect(await moves()).toBe(before);

  // The same by keyboard, from where it was.
  await page.keyboard.press("Enter");
  await expect(from).toHaveValue("12:00");
  await from.fill("13:00");
  await to.fill("14:00");
  await form.getByRole("button", { name: "Move", exact: true }).click();
  await expect(form).toBeHidden();
  await expect(cell(1, 13).getByRole("button")).toBeVisible();
  expect(await moves()).toBe(before + 1);

  await carry(cell(3, 15));
  await page.mouse.up();
  await form.getByRole("button", { name: "Move", exact: true }).click();
  await expect(form).toBeHidden();
  await expect(cell(3, 15).getByRole("button")).toBeVisible();
  await expect(chip).toHaveCount(1);
  const list = page.getByRole("region", { name: "Blocked time" });
  await expect(list.getByRole("button", { name: "Move…" })).toBeFocused();
  await expect(list.getByText(/^Break, .+ 15:00–16:00$/u)).toBeVisible();
  expect(await moves()).toBe(before + 2);

  // Whoever may not move it sees it all the same.
  await signIn("manager");
  await page.reload();
  await expect(cell(3, 15).getByText("Break")).toBeVisible();
  await expect(chip).toHaveCount(0);
});

test("what was freed is blocked again with one press, for eight seconds @desktop @deep", async ({
  page,
  api,
  signIn,
  ownSimulator,
}) => {
  const simulator = controlOf(ownSimulator);
  await signIn("admin");
  const admin = await api("admin");
  await blocked(admin, 4, 10);
  await page.clock.install();
  await page.goto(`/schedule/capacity?store=${BLOCKED}&on=${WEEK[4]}`);
  await waitUntilAlive(page);
  const row = page
    .getByRole("region", { name: "Blocked time" })
    .getByRole("listitem")
    .filter({ hasText: "10:00–11:00" });
  const message = toasts(page).getByText(/^Unblocked: Break, .+ 10:00–11:00$/u);
  const made = async () => (await simulator.writesOf("createReservation")).length;
  const before = await made();
  const free = async () => {
    await row.getByRole("button", { name: "Unblock" }).click();
    await expect(message).toBeVisible();
    await expect(row).toHaveCount(0);
  };
  await free();
  // A message is announced apart: until the pointer is near, its buttons are there for the eye alone.
  await toasts(page).getByRole("button", { name: "Block again", includeHidden: true }).click();
  await expect(message).toBeHidden();
  await expect(row).toBeVisible();
  expect(await made()).toBe(before + 1);

  // Far from the message: it waits for a pointer that is near.
  await page.mouse.move(1, 1);
  await free();
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 2_000));
  await page.clock.runFor(2_000);
  await expect(message).toBeVisible();
  await page.clock.runFor(4_100);
  await expect(message).toBeHidden();
  expect(await made()).toBe(before + 1);
});
