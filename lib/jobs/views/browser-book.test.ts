import { describe, expect, it } from "vitest";
import { type BrowserBook, isFor, readBook, writeBook } from "./browser-book";
import { VIEW_LIMITS } from "./view-limits";

const late = { id: "v1", name: "Late", query: "status=NOT_SERVICED", columns: null };
const mine = { id: "v2", name: "Mine", query: "store=S1", columns: "order~~order~~" };
const book: BrowserBook = {
  own: [late, mine],
  order: ["v2", "needsAction"],
  hidden: ["changed24h"],
  defaultId: "v2",
  owner: null,
  notFor: [],
};

describe("reading what was written down", () => {
  it("gives back what was written", () => {
    expect(readBook(writeBook(book))).toEqual(book);
  });

  it.each([null, "", "{", "null", "7", '"text"', "[]", '{"own":7,"order":"x","hidden":{}}'])(
    "finds nothing in %s",
    (text) => {
      const nothing = { own: [], order: [], hidden: [], defaultId: null, owner: null, notFor: [] };
      expect(readBook(text)).toEqual(nothing);
    },
  );

  it("leaves out what is no view and keeps the others", () => {
    const entries = [null, 7, { id: "a" }, { ...late, name: " " }, { ...late, id: "" }, late];
    expect(readBook(JSON.stringify({ own: entries })).own).toEqual([late]);
  });

  it("lets nobody take a starting view's place", () => {
    expect(readBook(JSON.stringify({ own: [{ ...late, id: "needsAction" }] })).own).toEqual([]);
  });

  it("reads what was written before a book could have an owner", () => {
    const { owner: _, notFor: __, ...before } = book;
    expect(readBook(JSON.stringify(before))).toEqual(book);
  });

  it("leaves out of a query what is none of a search's", () => {
    const own = [{ ...late, query: "status=HOLD&page=3&note=x" }];
    expect(readBook(JSON.stringify({ own })).own[0]?.query).toBe("status=HOLD");
  });

  it("tidies names, and reads columns that are no text as none", () => {
    const own = [{ ...late, name: "  Late \n jobs ", columns: 3 }];
    expect(readBook(JSON.stringify({ own })).own).toEqual([{ ...late, name: "Late jobs" }]);
  });

  it("keeps the last of two views of one id, and no more views than the limit", () => {
    const many = Array.from({ length: VIEW_LIMITS.own + 5 }, (_, n) => ({ ...late, id: `v${n}` }));
    const own = [...many, { ...late, id: "v0", name: "Again" }];
    const read = readBook(JSON.stringify({ own })).own;
    expect(read).toHaveLength(VIEW_LIMITS.own);
    expect(read[0]?.name).toBe("Again");
  });

  it("hides starting views only", () => {
    expect(readBook(JSON.stringify({ hidden: ["v1", "needsAction"] })).hidden).toEqual([
      "needsAction",
    ]);
  });
});

describe("whom a book is for", () => {
  const known = (change: Partial<BrowserBook>) => isFor({ ...book, ...change }, "mara");

  it("is whoever signs in, where nobody knows", () => {
    expect(known({})).toBe(true);
  });

  it("is one person, once that is known", () => {
    expect(known({ owner: "mara" })).toBe(true);
    expect(known({ owner: "jon" })).toBe(false);
    expect(known({ notFor: ["jon"] })).toBe(true);
    expect(known({ notFor: ["jon", "mara"] })).toBe(false);
  });

  it("is nobody when it is empty", () => {
    expect(isFor(readBook(null), "mara")).toBe(false);
    expect(isFor({ ...readBook(null), hidden: ["needsAction"] }, "mara")).toBe(true);
  });
});
