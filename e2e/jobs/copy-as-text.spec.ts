import { expect, test } from "@/e2e/support/browser-test";
import { copiedText } from "@/e2e/support/screen/clipboard";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

test("a job is copied as text for a technician, in the zone of the job site @desktop @deep", async ({
  page,
  signIn,
}) => {
  await signIn("manager");
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=NOT_SERVICED&store=SEA-TUKWILA-01&created=90d");
  const order = (await screen.orderIds())[0] ?? "-";
  await screen.links.first().click();
  await screen.drawer.getByRole("button", { name: "Copy as text" }).click();
  await expect(page.getByText("Copied as text")).toBeVisible();
  const text = await copiedText(page);
  expect(text).toContain(`Order id: ${order}`);
  expect(text).toMatch(/Appointment: .* P[SD]T/);
  await screen.drawer.getByRole("link", { name: "Open as a page" }).click();
  await expect(page).toHaveURL(/\/jobs\/\d+$/);
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.getByRole("button", { name: "Copy as text" }).click();
  await expect.poll(() => copiedText(page)).toBe(text);
});

test("the commands copy the open job too @desktop @deep", async ({ page, signIn }) => {
  await signIn("manager");
  const screen = jobsScreen(page);
  await screen.open("/jobs?size=5");
  await screen.links.first().click();
  await expect(screen.drawer.getByRole("heading", { name: "When" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  const field = page.getByRole("dialog", { name: "Commands" }).getByRole("combobox");
  await field.fill("open job as text");
  await page.getByRole("option", { name: "Copy the open job as text" }).click();
  await expect.poll(() => copiedText(page)).toContain("Job id:");
});
