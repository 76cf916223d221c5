import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { readAudit } from "@/e2e/support/api/audit";
import {
  removeSavedViews,
  removeView,
  restoreView,
  savedViewsOf,
  saveNewView,
  saveView,
  versionOf,
  viewIn,
} from "@/e2e/support/api/views";
import { testIn } from "@/e2e/support/api-test";
import type { Role } from "@/lib/access/permissions";
import { VIEW_LIMITS } from "@/lib/views/view-limits";

// People of the demo share one book each: it has to be nobody else's.
const test = testIn("fast");
test.beforeEach(({ api }) => removeSavedViews(api));

const ROLES = ["viewer", "manager", "admin"] as const;
for (const owner of ROLES) {
  test(`a private view of the ${owner} is not there for anybody else`, async ({ api }) => {
    const mine = await api(owner);
    const id = await saveNewView(mine);
    const seen = await versionOf(mine, id);
    for (const role of ROLES.filter((one) => one !== owner)) {
      const other = await api(role);
      expect(await viewIn(other, id)).toBeUndefined();
      const tries = [
        await saveView(other, id, { name: "Taken over" }),
        await saveView(other, id, { name: "Taken over", seen }),
        await saveView(other, id, { seen, shared: role !== "viewer" }),
        await removeView(other, id),
        await restoreView(other, id),
      ];
      for (const reply of tries) {
        expect(reply.status).toBe(404);
        expect(reply.problem().code).toBe("not_found");
        expect(reply.text).not.toContain("Holds");
      }
      const data = { order: [id], hidden: [id], defaultId: id };
      expect((await other.send("PATCH", "/api/views", { data })).status).toBe(200);
      expect(await viewIn(other, id)).toBeUndefined();
    }
    expect(await viewIn(mine, id)).toMatchObject({ name: "Holds", kept: { updatedAt: seen } });
    expect((await removeView(mine, id)).status).toBe(200);
    for (const role of ROLES.filter((one) => one !== owner)) {
      expect((await restoreView(await api(role), id)).status).toBe(404);
    }
    expect((await restoreView(mine, id)).status).toBe(200);
    expect(await viewIn(mine, id)).toMatchObject({ name: "Holds" });
  });
}

/** Who may do something with a view that the manager or the admin shares. */
const SHARED: { owner: Role; may: Role[] }[] = [
  { owner: "manager", may: ["manager", "admin"] },
  { owner: "admin", may: ["admin"] },
];

for (const { owner, may } of SHARED) {
  test(`what the ${owner} shares everybody sees, and ${may.join(" and ")} may change`, async ({
    api,
  }) => {
    const id = await saveNewView(await api(owner), { shared: true });
    for (const role of ROLES) {
      const person = await api(role);
      const view = await viewIn(person, id);
      const allowed = may.includes(role);
      expect(view).toMatchObject({
        query: "status=HOLD",
        kept: { shared: true, own: role === owner, editable: allowed },
      });
      const seen = view?.kept?.updatedAt;
      const expected = allowed ? 200 : 403;
      const name = `Holds of ${role}`;
      expect((await saveView(person, id, { name, shared: true, seen })).status).toBe(expected);
      expect((await removeView(person, id)).status).toBe(expected);
      expect((await restoreView(person, id)).status).toBe(expected);
      if (allowed) expect(await viewIn(person, id)).toMatchObject({ name });
    }
    const admin = await api("admin");
    const seen = await versionOf(admin, id);
    expect((await saveView(admin, id, { shared: false, seen })).status).toBe(200);
    expect(await viewIn(await api("viewer"), id)).toBeUndefined();
    expect(await viewIn(await api(owner), id)).toMatchObject({
      kept: { own: true, shared: false },
    });
  });
}

test("a viewer shares nothing, neither new nor old, and that is on record", async ({ api }) => {
  const [viewer, admin] = [await api("viewer"), await api("admin")];
  const refused = await saveView(viewer, randomUUID(), { shared: true });
  expect(refused.status).toBe(403);
  expect(refused.problem().detail).toContain("manager");
  const id = await saveNewView(viewer);
  const seen = await versionOf(viewer, id);
  expect((await saveView(viewer, id, { shared: true, seen })).status).toBe(403);
  expect(await viewIn(admin, id)).toBeUndefined();
  const { records } = await readAudit(admin, "action=refused&user=demo-viewer");
  expect(records[0]?.details).toMatchObject({ route: "views.share", needs: "manager" });
});

test("of two changes that know nothing of each other the second is told", async ({ api }) => {
  const [manager, admin] = [await api("manager"), await api("admin")];
  const id = await saveNewView(manager, { shared: true });
  const seen = await versionOf(manager, id);
  const late = { shared: true, seen };
  expect((await saveView(admin, id, { ...late, name: "Admin's" })).status).toBe(200);
  const second = await saveView(manager, id, { ...late, name: "Manager's" });
  expect(second.status).toBe(409);
  expect(second.problem()).toMatchObject({ code: "conflict" });
  expect(await viewIn(manager, id)).toMatchObject({ name: "Admin's" });
  const again = { shared: true, seen: await versionOf(manager, id), name: "Manager's" };
  expect((await saveView(manager, id, again)).status).toBe(200);
  expect(
    (await saveView(manager, id, again)).status,
    "an answer that was lost is no conflict",
  ).toBe(200);
});

test("what is deleted comes back to its owner, whoever deleted it", async ({ api }) => {
  const [manager, admin] = [await api("manager"), await api("admin")];
  const id = await saveNewView(manager, { shared: true });
  expect((await removeView(admin, id)).status).toBe(200);
  expect((await removeView(admin, id)).status).toBe(404);
  expect(await viewIn(manager, id)).toBeUndefined();
  expect((await restoreView(admin, id)).status).toBe(200);
  expect(await viewIn(manager, id)).toMatchObject({ kept: { own: true, shared: true } });
});

test("nobody keeps more views than fit, and is told which limit it is", async ({ api }) => {
  const viewer = await api("viewer");
  for (let kept = 0; kept < VIEW_LIMITS.own; kept++) await saveNewView(viewer);
  const refused = await saveView(viewer, randomUUID(), {});
  expect(refused.status).toBe(422);
  expect(refused.problem()).toMatchObject({
    code: "bad_search",
    errors: [{ parameter: "views", code: "ownViewsFull", limit: VIEW_LIMITS.own }],
  });
  expect((await savedViewsOf(viewer)).views).toHaveLength(VIEW_LIMITS.own);
});

test("what a person did to the list is kept apart for each", async ({ api }) => {
  const [viewer, manager] = [await api("viewer"), await api("manager")];
  const id = await saveNewView(manager, { shared: true });
  const data = { order: [id, "needsAction"], hidden: ["next7Days"], defaultId: id };
  await viewer.send("PATCH", "/api/views", { data });
  await viewer.send("PATCH", "/api/views", { data: { hidden: [] } });
  expect(await savedViewsOf(viewer)).toMatchObject({ ...data, hidden: [] });
  expect(await savedViewsOf(manager)).toMatchObject({ order: [], hidden: [], defaultId: null });
});

const UNREADABLE: { what: string; data: object; parameter: string }[] = [
  { what: "no name", data: { name: " " }, parameter: "name" },
  { what: "words that are no search", data: { query: "Ada, 12 Main St" }, parameter: "query" },
  { what: "a parameter of no search", data: { query: "note=Ada" }, parameter: "query" },
  { what: "a place in the answer", data: { query: "status=HOLD&job=1" }, parameter: "query" },
  { what: "too long a query", data: { query: `store=${"x".repeat(7_000)}` }, parameter: "query" },
  { what: "columns that are no text", data: { columns: 7 }, parameter: "columns" },
  { what: "an instant that is none", data: { seen: "yesterday" }, parameter: "seen" },
  { what: "an owner", data: { ownerId: "demo-admin" }, parameter: "body" },
];

for (const { what, data, parameter } of UNREADABLE) {
  test(`a view with ${what} is refused by name`, async ({ api }) => {
    const reply = await saveView(await api("manager"), randomUUID(), data);
    expect(reply.status).toBe(422);
    expect(reply.problem()).toMatchObject({ code: "bad_search", errors: [{ parameter }] });
    expect(reply.text).not.toMatch(/Ada|xxx/u);
  });
}

test("an id is none of everybody's views, and no path", async ({ api }) => {
  const manager = await api("manager");
  for (const id of ["needsAction", "a%20b", "..%2Fjobs", "x".repeat(65)]) {
    expect((await saveView(manager, id, {})).status, id).toBe(404);
  }
});

test("an answer tells a person's id to nobody else", async ({ api }) => {
  const id = await saveNewView(await api("manager"), { shared: true });
  const { text } = await (await api("viewer")).get("/api/views");
  expect(text).toContain(id);
  expect(text).not.toContain("demo-manager");
});
