import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/support/browser-test";
import { jobsScreen } from "@/e2e/support/screen/jobs-screen";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";
import { EXPORT_COLUMNS } from "@/lib/jobs/export-columns";

const LIST = "status=COMPLETED&store=SEA-TUKWILA-01&created=90d&size=5";

test.beforeEach(({ signIn }) => signIn("manager"));

/** Exports what is on the screen, and gives the question and the file. */
async function exported(
  page: Page,
  choices: readonly RegExp[] = [/^CSV Plain/, /^All columns/, /^Fixed names/],
) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export jobs" });
  const count = await dialog.getByText(/jobs? match/).textContent();
  for (const name of choices) await dialog.getByRole("radio", { name }).check();
  const toFile = dialog.getByRole("checkbox");
  if ((await toFile.count()) > 0) await toFile.uncheck();
  const asked = page.waitForRequest(/\/api\/jobs\/export/);
  const file = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Start export" }).click();
  const { searchParams } = new URL((await asked).url());
  return {
    count: Number(/^[\d,]+/.exec(count ?? "")?.[0].replace(",", "")),
    question: Object.fromEntries(searchParams),
    lines: readFileSync(await (await file).path(), "utf8")
      .trimEnd()
      .split(/\r?\n/),
  };
}

test("user report 3: after Back and reload an action forgets the filter on the screen @desktop @deep", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open(`/jobs?${LIST}`);
  await screen.removeChip("Store: SEA-TUKWILA-01");
  await expect(screen.chip("SEA-TUKWILA-01")).toHaveCount(0);
  await page.goBack();
  await expect(screen.chip("SEA-TUKWILA-01")).toBeVisible();
  await page.reload();
  await expect(screen.links.first()).toBeVisible();
  await screen.orderIds();
  const { question } = await exported(page);
  expect(question).toMatchObject({
    status: "COMPLETED",
    store: "SEA-TUKWILA-01",
    created: "90d",
  });
});

test("user report 15: an export holds only the page, or fewer columns @desktop", async ({
  page,
}) => {
  const screen = jobsScreen(page);
  await screen.open(`/jobs?${LIST}&page=2`);
  await screen.orderIds();
  const { count, lines } = await exported(page);
  expect(count).toBeGreaterThan(10);
  expect(lines.filter((line) => /^\d+,/.test(line))).toHaveLength(count);
  expect(lines[0]?.split(",")).toHaveLength(EXPORT_COLUMNS.length);
  await expect(page.getByText(`Complete: ${count} of ${count}`).first()).toBeVisible();
});

test.describe("on a German computer", () => {
  test.use({ locale: "de-DE" });

  test("user report 15: Excel shows one column, long ids as 3.4E+13, and a sentence at the end @desktop @deep", async ({
    page,
    app,
  }) => {
    const screen = jobsScreen(page);
    await page.context().addCookies([{ name: LOCALE_COOKIE, value: "en", url: app.baseUrl }]);
    await screen.open(`/jobs?${LIST}`);
    await screen.orderIds();
    const { count, lines } = await exported(page, [/^CSV for Excel/, /^Those of the table/]);
    expect(lines[0]).toMatch(/^\uFEFFOrder id;Status;Service;Appointment start \(site's time\);/);
    const width = lines[0]?.split(";").length ?? 0;
    expect(lines).toHaveLength(count + 1);
    for (const line of lines.slice(1)) {
      expect(line).toMatch(/^"=""[\d-]+""";COMPLETED;/);
      expect(line.split(";").length).toBeGreaterThanOrEqual(width);
    }
  });
});
