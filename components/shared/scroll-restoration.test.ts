import { describe, expect, it } from "vitest";
import { createPlaceBook } from "./scroll-restoration";

function shelfOf(text: string | null = null) {
  const items = new Map(text === null ? [] : [["jobs-places", text]]);
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

const place = (rows: number) => ({ list: "page=2", window: 0, rows });

describe("createPlaceBook", () => {
  it("gives back the last place of an entry", () => {
    const book = createPlaceBook(() => shelfOf());
    book.write("a", place(1));
    book.write("b", place(2));
    book.write("a", place(3));
    expect(book.read("a")).toEqual(place(3));
    expect(book.read("b")).toEqual(place(2));
    expect(book.read("c")).toBeNull();
  });

  it("forgets the entry that was left longest ago", () => {
    const book = createPlaceBook(() => shelfOf());
    for (let entry = 0; entry < 50; entry++) book.write(String(entry), place(entry));
    book.write("0", place(0));
    book.write("50", place(50));
    expect(book.read("0")).toEqual(place(0));
    expect(book.read("1")).toBeNull();
  });

  it("keeps the places beyond a reload", () => {
    const shelf = shelfOf();
    const book = createPlaceBook(() => shelf);
    book.write("a", place(7));
    book.keep();
    expect(createPlaceBook(() => shelf).read("a")).toEqual(place(7));
  });

  it.each([
    "",
    "{",
    "7",
    "null",
    '[["a"]]',
    '[["a",{"list":"","window":"0","rows":0}]]',
    "[[1,{}]]",
  ])("takes %j for an empty shelf", (text) => {
    expect(createPlaceBook(() => shelfOf(text)).read("a")).toBeNull();
  });

  it("works without any shelf", () => {
    const book = createPlaceBook(() => {
      throw new Error("forbidden");
    });
    book.write("a", place(1));
    book.keep();
    expect(book.read("a")).toEqual(place(1));
  });
});
