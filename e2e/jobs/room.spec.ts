import { expect, test } from "@/e2e/support/browser-test";
import { findChromium, launchArguments, thisMachine } from "@/e2e/support/run/chromium";
import { expectParameters, jobsScreen } from "@/e2e/support/screen/jobs-screen";

const machine = thisMachine();

// Scrollbars take room on Windows; headless browsers hide them unless they are told otherwise.
test.use({
  launchOptions: {
    executablePath: findChromium(machine) ?? undefined,
    args: launchArguments(machine.isRoot),
    ignoreDefaultArgs: ["--hide-scrollbars"],
  },
});

test.beforeEach(({ signIn }) => signIn("manager"));

const THREE_FILTERS = "/jobs?status=NOT_SERVICED,COMPLETED&store=SEA-TUKWILA-01&created=90d";

/** What a person has of the list, in px. */
function roomOf() {
  const rows = document.querySelector<HTMLElement>("[data-rows]");
  const head = document.querySelector("thead")?.getBoundingClientRect();
  if (!rows || !head) throw new Error("There is no list.");
  const { bottom } = rows.getBoundingClientRect();
  const boxes = [...document.querySelectorAll("[data-row]")].map((row) =>
    row.getBoundingClientRect(),
  );
  const ids = [...document.querySelectorAll<HTMLElement>("[data-job-link]")];
  return {
    headTop: head.top,
    rowHeight: boxes[0]?.height,
    rowsSeen: boxes.filter((box) => box.top >= head.bottom - 1 && box.bottom <= bottom).length,
    sideways: rows.scrollWidth - rows.clientWidth,
    pageSideways: document.documentElement.scrollWidth - window.innerWidth,
    /** What the window's own scrollbar takes, beside that of the list. */
    windowBar: window.innerWidth - document.documentElement.clientWidth,
    widest: Math.max(
      ...[...document.querySelectorAll("thead th")].map((one) => one.getBoundingClientRect().width),
    ),
    cutIds: ids.filter((id) => id.scrollWidth > id.clientWidth).length,
  };
}

for (const [width, height, least, variant] of [
  [1280, 800, 13, " @deep"],
  [1366, 768, 12, ""],
  [1440, 900, 15, " @deep"],
  [2560, 1440, 20, " @deep"],
] as const) {
  test(`at ${width} × ${height} one scrollbar, nothing cut, and ${least} rows to see @desktop${variant}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await jobsScreen(page).open(THREE_FILTERS);
    const room = await page.evaluate(roomOf);
    expect(room).toMatchObject({ rowHeight: 36, windowBar: 0, sideways: 0, cutIds: 0 });
    expect(room.pageSideways).toBeLessThanOrEqual(0);
    expect(room.headTop).toBeLessThanOrEqual(190);
    expect(room.rowsSeen).toBeGreaterThanOrEqual(least);
    expect(room.widest).toBeLessThan(600);
  });
}

test("nothing moves when a filter or a page comes or goes @desktop", async ({ page }) => {
  const screen = jobsScreen(page);
  await screen.open();
  const top = () => screen.table.evaluate((table) => table.getBoundingClientRect().top);
  const before = await top();
  await screen.queue("Completed").click();
  await expect(screen.chips).toHaveText(["Status:Completed"]);
  expect(await top()).toBe(before);
  await page.keyboard.press("]");
  await expect(screen.pager).toContainText("21–40 of");
  expect(await top()).toBe(before);
  await expect(page.getByText(/^held still at/)).toBeVisible();
  await page.getByRole("button", { name: "Let the list go on" }).click();
  await expectParameters(page, { status: "COMPLETED" });
  await screen.removeChip("Status: Completed");
  await expectParameters(page, {});
  expect(await top()).toBe(before);
});

test("services that differ in their last word only can be told apart at 1280 px @desktop @deep", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await jobsScreen(page).open("/jobs?asin=B0SVTYRE01,B0SVTYRE02&created=90d");
  const seen = await page.locator("[data-row] td[data-label=Service]").evaluateAll((cells) =>
    cells.map((cell) => {
      const end = [...cell.querySelectorAll("[title] > span > span")].at(-1);
      const box = end?.getBoundingClientRect();
      const isWhole = !!box && box.right <= cell.getBoundingClientRect().right + 1;
      return isWhole ? end?.textContent : null;
    }),
  );
  expect(new Set(seen)).toEqual(new Set(["2 tires", "4 tires"]));
});
