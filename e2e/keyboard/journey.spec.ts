import { test } from "@/e2e/support/browser-test";
import { isDeep } from "@/lib/testing/deep";
import { keyboardUserOn } from "./keyboard-user";
import * as steps from "./steps";

// Whatever was asked in advance may be on its way when the person leaves.
test.use({
  allowedProblems: /^401: GET .*\/api\//,
  contextOptions: { reducedMotion: "no-preference" },
});

test("the whole of the work is done without a mouse @desktop @deep", async ({ page, context }) => {
  // A hundred keys and more, each waited for.
  test.setTimeout(180_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const user = keyboardUserOn(page);
  await test.step("sign in", () => steps.signIn(user));
  await test.step("filter by status", () => steps.filterByStatus(user));
  await test.step("filter by store", () => steps.filterByStore(user));
  await test.step("filter by date, in the calendar", () => steps.filterByDate(user));
  await test.step("sort", () => steps.sort(user));
  await test.step("turn the page", () => steps.turnThePage(user));
  const orders = await user.screen.orderIds();
  await test.step("read jobs across pages", () => steps.readJobs(user, orders));
  await test.step("copy an id", () => steps.copyIdAndClose(user, orders.at(-1) ?? ""));
  // Their controls are shown with a pointer on every change.
  if (isDeep()) {
    await test.step("save a view", () => steps.saveView(user, "Tukwila, done"));
    await test.step("arrange the columns", () => steps.arrangeColumns(user));
  }
  await test.step("look up ids", () => steps.lookUpByCommand(user, orders.slice(0, 2)));
  await test.step("open what was found", () => steps.openWhatWasFound(user));
  await test.step("go back and export", () => steps.openExport(user));
  await test.step("sign out", () => steps.signOut(user));
});
