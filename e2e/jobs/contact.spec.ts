import type { Page } from "@playwright/test";
import { z } from "zod";
import { expect, test } from "@/e2e/support/browser-test";
import { expectAccessible } from "@/e2e/support/screen/axe";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";

const PHONE = /\+?\d[\d ()-]{7,}/;

const jobs = z.object({ jobs: z.array(z.object({ hidden: z.array(z.string()) })) });

/** Opens the first job of the list whose buyer has a phone, as the next one's has: one in seven has none. */
async function openWithPhone(page: Page) {
  const reply = await page.request.get("/api/jobs?status=NOT_SERVICED");
  const hasPhone = ({ hidden }: { hidden: string[] }) => hidden.includes("buyer.phone");
  const place = jobs
    .parse(await reply.json())
    .jobs.findIndex((job, index, all) =>
      [job, all[index + 1]].every((one) => one && hasPhone(one)),
    );
  await jobsScreen(page).links.nth(place).click();
}

test("a manager sees phone and street for five minutes, for a reason @desktop", async ({
  page,
  signIn,
}) => {
  await page.clock.install();
  await signIn("manager");
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=NOT_SERVICED");
  await openWithPhone(page);
  const phone = screen.drawer
    .getByRole("term")
    .filter({ hasText: /^Phone$/ })
    .first();
  const value = phone.locator("xpath=following-sibling::dd");
  await expect(value).toHaveText("Hidden until you show the contact");

  await screen.drawer.getByRole("button", { name: "Show contact" }).click();
  await expect(screen.drawer.getByRole("radio", { name: "Arrange the appointment" })).toBeFocused();
  await expectAccessible(page);
  await screen.drawer.getByRole("radio", { name: "Another reason" }).check();
  const show = screen.drawer.getByRole("button", { name: "Show for five minutes" });
  await expect(show).toBeDisabled();
  await screen.drawer.getByRole("textbox", { name: "Reason in your own words" }).fill("Gate code");
  await show.click();

  await expect(value).toHaveText(PHONE);
  await expect(screen.drawer.getByRole("button", { name: "Hide now" })).toBeFocused();
  await expectAccessible(page);
  await page.clock.runFor("05:01");
  await expect(value).toHaveText("Hidden until you show the contact");
});

test("a contact stays for its time through other jobs, and hides at a word @desktop @deep", async ({
  page,
  signIn,
}) => {
  await page.clock.install();
  await signIn("admin");
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=NOT_SERVICED");
  await openWithPhone(page);
  const offer = screen.drawer.getByRole("button", { name: "Show contact" });
  const hide = screen.drawer.getByRole("button", { name: "Hide now" });
  await offer.click();
  await screen.drawer.getByRole("button", { name: "Show for five minutes" }).click();
  await expect(hide).toBeVisible();
  await page.keyboard.press("j");
  await expect(offer).toBeVisible();
  await page.keyboard.press("k");
  await expect(hide).toBeVisible();
  await page.keyboard.press("j");
  await expect(offer).toBeVisible();
  await page.clock.runFor("05:01");
  await page.keyboard.press("k");
  await expect(offer).toBeVisible();
  await offer.click();
  await screen.drawer.getByRole("button", { name: "Show for five minutes" }).click();
  await hide.click();
  await expect(offer).toBeVisible();
});

test("a viewer is not offered the contact @desktop @deep", async ({ page, signIn }) => {
  await signIn("viewer");
  const screen = jobsScreen(page);
  await screen.open("/jobs?status=NOT_SERVICED");
  await screen.links.first().click();
  await expect(screen.drawer).toContainText("Hidden for your role");
  await expect(screen.drawer.getByRole("button", { name: "Show contact" })).toHaveCount(0);
});
