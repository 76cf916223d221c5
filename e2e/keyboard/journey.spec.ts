import { test } from "@/e2e/support/browser-test";
import * as find from "./find";
import * as keep from "./keep";
import { walkerOn } from "./keyboard-user";
import * as read from "./read";

// Whatever was asked in advance may be on its way when the person leaves.
test.use({
  allowedProblems: /^401: GET .*\/api\//,
  contextOptions: { reducedMotion: "no-preference" },
});

test("the whole of the work is done without a mouse @desktop", async ({ page, context }) => {
  test.slow();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const walker = walkerOn(page);
  await test.step("sign in", () => find.signIn(walker));
  await test.step("filter by status", () => find.filterByStatus(walker));
  await test.step("filter by store", () => find.filterByStore(walker));
  await test.step("filter by date, in the calendar", () => find.filterByDate(walker));
  await test.step("sort", () => find.sort(walker));
  await test.step("turn the page", () => find.turnThePage(walker));
  const orders = await walker.screen.orderIds();
  await test.step("read jobs across pages", () => read.readJobs(walker, orders));
  await test.step("copy an id", () => read.copyIdAndClose(walker, orders.at(-1) ?? ""));
  await test.step("save a view", () => keep.saveView(walker, "Tukwila, done"));
  await test.step("arrange the columns", () => keep.arrangeColumns(walker));
  await test.step("look up ids", () => read.lookUpByCommand(walker, orders.slice(0, 2)));
  await test.step("open what was found", () => read.openWhatWasFound(walker));
  await test.step("go back and export", () => keep.openExport(walker));
  await test.step("sign out", () => keep.signOut(walker));
});
