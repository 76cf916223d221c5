import { expect, test } from "@/e2e/support/browser-test";
import { paste } from "@/e2e/support/screen/clipboard";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

test("a pasted list of ids is taken as a report of Seller Central has it, each id once (mcneilco/acas#516)", async ({
  page,
  api,
  signIn,
}) => {
  await signIn("manager");
  const { jobs } = (await (await api("manager")).get("/api/jobs?created=90d&size=3")).page();
  const ids = [...new Set(jobs.map((job) => job.serviceOrderId ?? ""))];
  const rows = [...ids, ids[0]].map((id) => `3400,"${id}","TV mounting, 55""",2026-11-24\r\n`);
  const screen = jobsScreen(page);
  await screen.open();
  await page.keyboard.press("f");
  if (screen.isNarrow()) await screen.sheet.getByRole("button", { name: /^Service order/ }).click();
  else await page.getByRole("menuitem", { name: "Service order" }).click();
  const field = page.getByRole("combobox", { name: "Add to Service order" });
  await paste(field, `Job ID,Service Order ID,Service,Date\r\n${rows.join("")}`);
  await expectParameters(page, { order: ids.join(",") });
  await expect(page.getByText(`${ids.length} of 20 service orders`)).toBeVisible();
  await expect(page.getByText(`${ids[0]} is in the list already.`)).toBeVisible();
});
