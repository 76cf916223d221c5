import { expect, test } from "@/e2e/support/browser-test";
import { waitUntilAlive } from "@/e2e/support/screen/jobs-screen";
import type { IndexReport } from "@/lib/jobs/job-index";
import { keyboardUserOn } from "./keyboard-user";

test.use({
  environment: "indexed",
  // Whatever was asked in advance may be on its way when the person leaves.
  allowedProblems: /^401: GET .*\/api\//,
});

test("a day by keyboard alone: what is stuck, a job, the schedule, run sheets, the list, the search @desktop", async ({
  page,
  signIn,
  api,
}) => {
  test.setTimeout(180_000);
  await signIn("manager");
  const manager = await api("manager");
  const stateOf = async () => {
    const report: IndexReport = JSON.parse((await manager.get("/api/index")).text);
    return report.state;
  };
  await expect.poll(stateOf, { timeout: 60_000 }).toBe("ready");
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  const user = keyboardUserOn(page);
  const { keys, dialog, screen } = user;
  // A toast is a dialog as well.
  const job = page.locator("[data-print-alone]");
  const isFocused = (selector: string) => page.locator(`${selector}:focus`);

  await test.step("what is stuck, and a job of it", async () => {
    await page.goto("/");
    await expect(page).toHaveURL(/\/attention$/u);
    await waitUntilAlive(page);
    const rows = page.locator("[data-row]");
    await expect(rows.nth(1)).toBeVisible();
    await page.keyboard.press("j");
    await expect(isFocused("[data-job-link]")).toBeVisible();
    await keys.press("j", "k", "Enter");
    await expect(job).toBeVisible();
    const id = user.parameter("job");
    await keys.press("e");
    await expect.poll(() => user.parameter("job")).not.toBe(id);
    await page.keyboard.press("Escape");
    await expect(job).toBeHidden();
    await page.keyboard.press("2");
    await expect.poll(() => user.parameter("queue")).toBe("noTechnician");
  });

  const board = page.getByRole("region", { name: "Visits", exact: true });
  await test.step("who goes where: one stop, arrows within", async () => {
    await keys.enter(page.getByRole("link", { name: "Schedule", exact: true }), "Shift+Tab");
    await expect(page).toHaveURL(/\/schedule$/u);
    await waitUntilAlive(page);
    const links = board.locator("[data-job-link]");
    for (let day = 0; day < 14 && (await links.count()) < 2; day++) {
      const shown = user.parameter("on");
      await page.keyboard.press("]");
      await expect.poll(() => user.parameter("on")).not.toBe(shown);
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    }
    await expect(board.locator("[data-stop][tabindex='0']")).toHaveCount(1);
    await keys.reach(board.locator("[data-stop][tabindex='0']"));
    await keys.press("ArrowDown", "Home", "End", "ArrowUp");
    await keys.press("Enter");
    await expect(job).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(job).toBeHidden();
    await expect(isFocused("[data-job-link]")).toBeVisible();
    const on = user.parameter("on");
    await keys.press("2");
    await expect.poll(() => user.parameter("view")).toBe("week");
    await page.keyboard.press("3");
    await expect.poll(() => user.parameter("view")).toBe("agenda");
    await page.keyboard.press("1");
    await expect.poll(() => user.parameter("view")).toBe("day");
    await page.keyboard.press("c");
    await page.keyboard.press("t");
    await expect.poll(() => user.parameter("on")).toBeNull();
    await page.goBack();
    await expect.poll(() => user.parameter("on")).toBe(on);
  });

  await test.step("run sheets, with what has to be there", async () => {
    // Tabbed forwards from the board, the page would end before the button comes.
    await keys.reach(board.locator("[data-stop][tabindex='0']"));
    await keys.reach(page.getByRole("button", { name: "Print run sheets" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(page.locator("html[data-printed]")).toBeAttached();
    const sheets = page.locator("[data-run-sheets]");
    await expect(sheets.getByText("Goods not read")).toHaveCount(0);
  });

  await test.step("the list, and what is searched for", async () => {
    await keys.enter(page.getByRole("link", { name: "Jobs", exact: true }), "Shift+Tab");
    await expect(screen.links.first()).toBeVisible();
    await waitUntilAlive(page);
    await keys.reach(screen.links.first());
    await keys.press("j", "Enter");
    await expect(job).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(job).toBeHidden();
    const [, , order = ""] = await screen.orderIds();
    await page.keyboard.press("/");
    await keys.type(order);
    await expect(dialog.getByRole("option").first()).toContainText(order);
    await page.keyboard.press("Enter");
    await expect(job).toContainText(order);
  });
});
