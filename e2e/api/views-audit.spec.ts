import { expect } from "vitest";
import { readAudit } from "@/e2e/support/api/audit";
import { removeView, restoreView, saveNewView, saveView, versionOf } from "@/e2e/support/api/views";
import { testIn } from "@/e2e/support/api-test";

// What the demo's people share is seen in every other spec of theirs.
const test = testIn("fast");

test("taking a view from the team and giving it back are on record", async ({ api }) => {
  const [manager, admin] = [await api("manager"), await api("admin")];
  const id = await saveNewView(manager, { shared: true });
  await saveView(manager, id, { shared: false, seen: await versionOf(manager, id) });
  await saveView(manager, id, { shared: true, seen: await versionOf(manager, id) });
  await removeView(manager, id);
  await restoreView(manager, id);
  const { records } = await readAudit(admin, "action=view_shared,view_unshared&user=demo-manager");
  expect(records.filter(({ details }) => details.view === id).map(({ action }) => action)).toEqual([
    "view_shared",
    "view_unshared",
    "view_shared",
    "view_unshared",
    "view_shared",
  ]);
});

test("sharing is on record, without what the view is called or asks", async ({ api }) => {
  const [manager, admin] = [await api("manager"), await api("admin")];
  const id = await saveNewView(manager, { name: "Ring Ada", query: "store=SECRET", shared: true });
  const { records } = await readAudit(admin, "action=view_shared");
  const [record] = records;
  expect(record).toMatchObject({ userId: "demo-manager", details: { view: id } });
  expect(JSON.stringify(record)).not.toMatch(/Ada|SECRET/u);
});
