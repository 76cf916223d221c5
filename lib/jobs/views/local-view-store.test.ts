import { beforeEach, describe, expect, it, vi } from "vitest";
import { localViewStore } from "./local-view-store";
import { STARTING_VIEW_IDS } from "./starting-views";
import { VIEW_LIMIT, type View } from "./view";

const view = (id: string): View => ({
  id,
  name: `View ${id}`,
  query: "status=HOLD",
  columns: null,
});

let items: Map<string, string>;
let foreign: ((key: string | null) => void) | null;

function storeOn(storage: () => Pick<Storage, "getItem" | "setItem">) {
  return localViewStore({
    storage,
    onForeignChange: (listener) => {
      foreign = listener;
      return () => {
        foreign = null;
      };
    },
  });
}

const store = () =>
  storeOn(() => ({
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => void items.set(key, text),
  }));

const ids = async (from = store()) => (await from.list()).views.map(({ id }) => id);

beforeEach(() => {
  items = new Map();
  foreign = null;
});

describe("a store in the browser", () => {
  it("keeps views for whoever asks next", async () => {
    await store().save(view("a"));
    await store().save({ ...view("a"), name: "Renamed" });
    const { views } = await store().list();
    expect(views.at(-1)).toEqual({ ...view("a"), name: "Renamed" });
    expect(views).toHaveLength(STARTING_VIEW_IDS.length + 1);
  });

  it("deletes own views and hides starting ones until they are restored", async () => {
    await store().save(view("a"));
    await store().remove("a");
    await store().remove("needsAction");
    expect(await ids()).toEqual(STARTING_VIEW_IDS.slice(1));
    await store().restore();
    expect(await ids()).toEqual(STARTING_VIEW_IDS);
  });

  it("keeps the order and the default", async () => {
    await store().save(view("a"));
    await store().reorder(["a", "next7Days"]);
    await store().reorder(["next7Days", "a"]);
    await store().setDefault("a");
    expect((await ids()).slice(0, 2)).toEqual(["next7Days", "a"]);
    expect((await store().list()).defaultId).toBe("a");
    await store().setDefault(null);
    expect((await store().list()).defaultId).toBeNull();
  });

  it("changes no starting view, and keeps no more than its limit", async () => {
    await expect(store().save(view("needsAction"))).rejects.toThrow("starting view");
    for (let n = 0; n < VIEW_LIMIT; n++) await store().save(view(`v${n}`));
    await expect(store().save(view("one more"))).rejects.toThrow(String(VIEW_LIMIT));
    await expect(store().save(view("v0"))).resolves.toBeUndefined();
  });

  it("tells of changes, its own and those of other tabs, until nobody listens", async () => {
    const here = store();
    const listener = vi.fn();
    const stop = here.subscribe(listener);
    await here.save(view("a"));
    expect(listener).toHaveBeenCalledTimes(1);
    foreign?.("another key");
    expect(listener).toHaveBeenCalledTimes(1);
    foreign?.("jobs-views");
    foreign?.(null);
    expect(listener).toHaveBeenCalledTimes(3);
    stop();
    expect(foreign).toBeNull();
    await here.save(view("b"));
    expect(listener).toHaveBeenCalledTimes(3);
  });
});

describe("a browser that refuses its storage", () => {
  const refusing = storeOn(() => {
    throw new Error("denied");
  });

  it("has the starting views", async () => {
    expect(await ids(refusing)).toEqual(STARTING_VIEW_IDS);
  });

  it("says that a change was not kept", async () => {
    await expect(refusing.save(view("a"))).rejects.toThrow("denied");
  });
});

it("survives whatever stands in the storage", async () => {
  items.set("jobs-views", "{broken");
  expect(await ids()).toEqual(STARTING_VIEW_IDS);
  await store().save(view("a"));
  expect(await ids()).toEqual([...STARTING_VIEW_IDS, "a"]);
});
