import "server-only";
import { expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import {
  addView,
  changeView,
  choicesOf,
  findView,
  forgetDeletedViews,
  keepChoices,
  type NewView,
  type SavedView,
  type ViewChange,
  viewsFor,
} from "@/lib/server/db/saved-views";
import type { InEmptyDatabase } from "./one-database";

const LIMITS = { own: 3, team: 2 };

const viewOf = (id: string, over: Partial<NewView> = {}): NewView => ({
  id,
  ownerId: "mara",
  ownerName: "Mara",
  name: `View ${id}`,
  query: "status=HOLD",
  columns: null,
  shared: false,
  ...over,
});

/** What the database promises of saved views. */
export function keepsViews(within: InEmptyDatabase): void {
  const add = (db: Database, view: NewView) => db.transaction((tx) => addView(tx, view, LIMITS));
  const change = (db: Database, seen: SavedView, what: ViewChange) =>
    db.transaction((tx) => changeView(tx, seen, what, LIMITS));
  const idsFor = async (db: Database, person: string) =>
    (await viewsFor(db, person)).map(({ id }) => id);
  async function seen(db: Database, id: string): Promise<SavedView> {
    const view = await findView(db, id);
    if (!view) throw new Error(`There is no view ${id}.`);
    return view;
  }

  it("shows private views to their owner and shared ones to everybody, the first ones first", async () => {
    await within(async ({ db }) => {
      await add(db, viewOf("b"));
      await add(db, viewOf("a", { shared: true }));
      await add(db, viewOf("c", { ownerId: "jon", ownerName: "Jon" }));
      expect(await idsFor(db, "mara")).toEqual(["b", "a"]);
      expect(await idsFor(db, "jon")).toEqual(["a", "c"]);
      expect(await add(db, viewOf("b", { ownerId: "jon", name: "Taken over" }))).toBe("taken");
      for (const id of ["\0", "b\0", "\ud800"]) expect(await findView(db, id)).toBeNull();
      expect(await seen(db, "b")).toMatchObject({ ownerId: "mara", name: "View b" });
    });
  });

  it("changes a view that is as it was seen, and no other", async () => {
    await within(async ({ db }) => {
      await add(db, viewOf("a"));
      const first = await seen(db, "a");
      const both = await Promise.all(
        ["Late", "Later"].map((name) => change(db, first, { name, updatedBy: name })),
      );
      expect(both.toSorted()).toEqual([false, true]);
      const second = await seen(db, "a");
      expect(second.updatedAt.getTime()).toBeGreaterThan(first.updatedAt.getTime());
      expect(second.updatedBy).toBe(second.name);
      expect(await change(db, second, { query: "store=S1", updatedBy: "Ada" })).toBe(true);
      expect(await seen(db, "a")).toMatchObject({ query: "store=S1", ownerName: "Mara" });
    });
  });

  it("keeps no more than its limits, also when many are saved at once", async () => {
    await within(async ({ db }) => {
      const ids = ["a", "b", "c", "d", "e"];
      const said = await Promise.all(ids.map((id) => add(db, viewOf(id))));
      expect(said.toSorted()).toEqual(["added", "added", "added", "own", "own"]);
      const [first, second, third] = await viewsFor(db, "mara");
      if (!first || !second || !third) throw new Error("Three views are kept.");
      const share = (view: SavedView) => change(db, view, { shared: true, updatedBy: "Mara" });
      const shared = await Promise.all([first, second, third].map(share));
      expect(shared.map(String).toSorted()).toEqual(["team", "true", "true"]);
      const other = viewOf("f", { ownerId: "jon", shared: true });
      expect(await add(db, other)).toBe("team");
    });
  });

  it("brings a deleted view back within a day, where there is room", async () => {
    await within(async ({ db }) => {
      for (const id of ["a", "b", "c"]) await add(db, viewOf(id));
      await change(db, await seen(db, "a"), { deleted: true, updatedBy: "Mara" });
      expect(await idsFor(db, "mara")).toEqual(["b", "c"]);
      await add(db, viewOf("d"));
      const back = { deleted: false, updatedBy: "Mara" };
      expect(await change(db, await seen(db, "a"), back)).toBe("own");
      await change(db, await seen(db, "d"), { deleted: true, updatedBy: "Mara" });
      expect(await change(db, await seen(db, "a"), back)).toBe(true);
      expect(await idsFor(db, "mara")).toEqual(["a", "b", "c"]);
      const day = 86_400_000;
      expect(await forgetDeletedViews(db, new Date(Date.now() + day - 60_000))).toBe(0);
      expect(await forgetDeletedViews(db, new Date(Date.now() + day + 60_000))).toBe(1);
      expect(await findView(db, "d")).toBeNull();
    });
  });

  it("keeps of a person's choices what is not named", async () => {
    await within(async ({ db }) => {
      const none = { order: [], hidden: [], defaultId: null };
      expect(await choicesOf(db, "mara")).toEqual(none);
      await keepChoices(db, "mara", { order: ["b", "a"], defaultId: "a" });
      await keepChoices(db, "mara", { hidden: ["c"] });
      await keepChoices(db, "mara", {});
      expect(await choicesOf(db, "mara")).toEqual({
        order: ["b", "a"],
        hidden: ["c"],
        defaultId: "a",
      });
      expect(await choicesOf(db, "jon")).toEqual(none);
    });
  });
}
