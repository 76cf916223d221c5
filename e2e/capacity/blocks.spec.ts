import type { Api } from "@/e2e/support/api/client";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { expect, test } from "@/e2e/support/browser-test";
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

test("what was freed is blocked again with one press, for eight seconds @desktop", async ({
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
