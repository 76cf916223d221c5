import { beforeEach, describe, expect, it } from "vitest";
import { bringAlong, sendBack } from "./bring-along";
import { EMPTY_BOOK } from "./starting-views";
import type { KeptBook, View } from "./view";
import type { ViewStore } from "./view-store";

const KEY = "jobs-views";
const mine: KeptBook = { ...EMPTY_BOOK, person: "mara" };
const late: View = { id: "late", name: "Late", query: "status=NOT_SERVICED", columns: null };
const holds: View = { id: "holds", name: "Holds", query: "status=HOLD", columns: "a~~~~" };
const before = {
  own: [late, holds],
  order: ["holds", "needsAction"],
  hidden: ["changed24h"],
  defaultId: "holds",
};

let items: Map<string, string>;
const storage = () => ({
  getItem: (key: string) => items.get(key) ?? null,
  setItem: (key: string, text: string) => void items.set(key, text),
  removeItem: (key: string) => void items.delete(key),
});
const put = (book: object) => items.set(KEY, JSON.stringify(book));
const inBrowser = () => JSON.parse(items.get(KEY) ?? "null");

/** A server that has room for so many views, and fails as often as it is told to. */
function serverOf({
  room = 50,
  failures = 0,
  book = mine,
  renamed = {} as Record<string, string>,
}) {
  const asked: string[] = [];
  let left = failures;
  let now = book;
  function ask(what: string) {
    asked.push(what);
    left -= 1;
    if (left >= 0) throw new Error("unreachable");
  }
  const kept = { own: true, owner: "Mara", shared: false, editable: true };
  const state = { ...kept, updatedAt: "2026-11-24T08:00:00.000Z", updatedBy: "Mara" };
  const store: ViewStore = {
    list: async () => now,
    save: () => Promise.reject(new Error("not asked")),
    bringBack: () => Promise.reject(new Error("not asked")),
    async remove(id) {
      ask(`remove ${id}`);
      now = { ...now, views: now.views.filter((view) => view.id !== id) };
      return now;
    },
    async arrange(choices) {
      ask("arrange");
      now = { ...now, ...choices };
      return now;
    },
    async adopt(views) {
      ask(`adopt ${views.map(({ id }) => id).join()}`);
      const ids: Record<string, string> = {};
      for (const view of views) {
        const id = renamed[view.id] ?? view.id;
        const known = now.views.some((one) => one.id === id);
        if (!known && now.views.length >= room) continue;
        ids[view.id] = id;
        if (!known) now = { ...now, views: [...now.views, { ...view, id, kept: state }] };
      }
      return { book: now, ids, left: views.flatMap(({ id }) => (id in ids ? [] : [id])) };
    },
  };
  return { store, asked, now: () => now };
}

const idsOf = (views: readonly View[]) => views.map(({ id }) => id);

beforeEach(() => {
  items = new Map();
});

describe("views that a browser kept", () => {
  it("move to the server with their order, what is hidden and the default, and leave", async () => {
    put(before);
    const server = serverOf({});
    const brought = await bringAlong(storage, server.store, mine);
    expect(idsOf(brought?.views ?? [])).toEqual(["late", "holds"]);
    expect(server.now()).toMatchObject({
      views: [late, holds],
      order: ["holds", "needsAction"],
      hidden: ["changed24h"],
      defaultId: "holds",
    });
    expect(items.size).toBe(0);
    expect(await bringAlong(storage, server.store, server.now())).toBeNull();
  });

  it("stay where a try fails, and move once with the next", async () => {
    for (const failures of [1, 2]) {
      put(before);
      const server = serverOf({ failures });
      for (let n = 0; n < failures; n++) {
        await expect(bringAlong(storage, server.store, mine)).rejects.toThrow("unreachable");
        expect(inBrowser()).toEqual(before);
      }
      const brought = await bringAlong(storage, server.store, server.now());
      expect(idsOf(brought?.views ?? [])).toEqual(["late", "holds"]);
      expect(idsOf(server.now().views)).toEqual(["late", "holds"]);
      expect(items.size).toBe(0);
    }
  });

  it("join those of another browser, whose default counts", async () => {
    put(before);
    const book = { ...mine, order: ["other"], defaultId: "other" };
    const server = serverOf({ book });
    await bringAlong(storage, server.store, book);
    expect(server.now()).toMatchObject({
      order: ["other", "holds", "needsAction"],
      defaultId: "other",
    });
  });

  it("keep their place under another id", async () => {
    put(before);
    const server = serverOf({ renamed: { holds: "other" } });
    await bringAlong(storage, server.store, mine);
    expect(server.now()).toMatchObject({ order: ["other", "needsAction"], defaultId: "other" });
  });

  it("stay for this person alone where there is no room for them", async () => {
    put(before);
    const server = serverOf({ room: 1 });
    const brought = await bringAlong(storage, server.store, mine);
    expect(brought?.left).toBe(1);
    expect(inBrowser()).toMatchObject({ own: [holds], owner: "mara" });
    expect(await bringAlong(storage, server.store, { ...mine, person: "jon" })).toBeNull();
    expect(inBrowser()).toMatchObject({ own: [holds] });
  });

  it("stay where the server could not keep them, and hinder no other", async () => {
    put({ ...before, own: [{ ...late, id: "../x" }, holds] });
    const server = serverOf({});
    expect((await bringAlong(storage, server.store, mine))?.left).toBe(1);
    expect(idsOf(server.now().views)).toEqual(["holds"]);
    expect(inBrowser().own).toMatchObject([{ id: "../x" }]);
  });

  it("go in parts when they are many", async () => {
    const own = Array.from({ length: 12 }, (_, n) => ({
      ...late,
      id: `v${n}`,
      query: `store=${"é".repeat(1_500)}`,
      columns: "x".repeat(4_000),
    }));
    put({ own });
    const server = serverOf({});
    await bringAlong(storage, server.store, mine);
    expect(server.now().views).toHaveLength(12);
    expect(server.asked).toHaveLength(3);
  });

  it("are left alone by a browser that refuses its storage", async () => {
    const refusing = () => {
      throw new Error("denied");
    };
    expect(await bringAlong(refusing, serverOf({}).store, mine)).toBeNull();
  });
});

describe("views that are somebody else's", () => {
  it("go back to the browser and wait there for whoever they belong to", async () => {
    put(before);
    const server = serverOf({});
    const brought = await bringAlong(storage, server.store, mine);
    if (!brought) throw new Error("Views came along.");
    expect(await sendBack(storage, server.store, brought)).toEqual(mine);
    expect(await bringAlong(storage, server.store, mine)).toBeNull();
    const jon = { ...mine, person: "jon" };
    const theirs = serverOf({ book: jon });
    await bringAlong(storage, theirs.store, jon);
    expect(theirs.now()).toMatchObject({ views: [late, holds], defaultId: "holds" });
    expect(items.size).toBe(0);
  });

  it("are in both places when the way back breaks off", async () => {
    put(before);
    const server = serverOf({});
    const brought = await bringAlong(storage, server.store, mine);
    if (!brought) throw new Error("Views came along.");
    const broken = { ...server.store, remove: () => Promise.reject(new Error("unreachable")) };
    await expect(sendBack(storage, broken, brought)).rejects.toThrow("unreachable");
    expect(inBrowser().own).toEqual([late, holds]);
  });
});
