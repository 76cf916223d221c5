import { describe, expect, it } from "vitest";
import { createScrollPositions } from "./scroll-restoration";

function storageOf(text: string | null = null) {
  const items = new Map(text === null ? [] : [["jobs-scroll", text]]);
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

const position = (rows: number) => ({ list: "page=2", window: 0, rows });

describe("createScrollPositions", () => {
  it("gives back the last position of an entry", () => {
    const positions = createScrollPositions(() => storageOf());
    positions.write("a", position(1));
    positions.write("b", position(2));
    positions.write("a", position(3));
    expect(positions.read("a")).toEqual(position(3));
    expect(positions.read("b")).toEqual(position(2));
    expect(positions.read("c")).toBeNull();
  });

  it("forgets the entry that was left longest ago", () => {
    const positions = createScrollPositions(() => storageOf());
    for (let entry = 0; entry < 50; entry++) positions.write(String(entry), position(entry));
    positions.write("0", position(0));
    positions.write("50", position(50));
    expect(positions.read("0")).toEqual(position(0));
    expect(positions.read("1")).toBeNull();
  });

  it("saves the positions beyond a reload", () => {
    const storage = storageOf();
    const positions = createScrollPositions(() => storage);
    positions.write("a", position(7));
    positions.save();
    expect(createScrollPositions(() => storage).read("a")).toEqual(position(7));
  });

  it.each([
    "",
    "{",
    "7",
    "null",
    '[["a"]]',
    '[["a",{"list":"","window":"0","rows":0}]]',
    "[[1,{}]]",
  ])("takes %j for an empty storage", (text) => {
    expect(createScrollPositions(() => storageOf(text)).read("a")).toBeNull();
  });

  it("works without any storage", () => {
    const positions = createScrollPositions(() => {
      throw new Error("forbidden");
    });
    positions.write("a", position(1));
    positions.save();
    expect(positions.read("a")).toEqual(position(1));
  });
});
