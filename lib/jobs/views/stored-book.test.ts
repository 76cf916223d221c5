import { describe, expect, it } from "vitest";
import { STARTING_VIEW_IDS } from "./starting-views";
import { bookOf, readBook, type StoredBook, writeBook } from "./stored-book";
import { VIEW_LIMIT } from "./view";

const late = { id: "v1", name: "Late", query: "status=NOT_SERVICED", columns: null };
const mine = { id: "v2", name: "Mine", query: "store=S1", columns: "order~~order~~" };
const book: StoredBook = {
  own: [late, mine],
  order: ["v2", "needsAction"],
  hidden: ["changed24h"],
  defaultId: "v2",
};

const idsOf = (stored: StoredBook) => bookOf(stored).views.map(({ id }) => id);

describe("reading what was written down", () => {
  it("gives back what was written", () => {
    expect(readBook(writeBook(book))).toEqual(book);
  });

  it.each([null, "", "{", "null", "7", '"text"', "[]", '{"own":7,"order":"x","hidden":{}}'])(
    "finds nothing in %s",
    (text) => {
      expect(readBook(text)).toEqual({ own: [], order: [], hidden: [], defaultId: null });
    },
  );

  it("leaves out what is no view and keeps the others", () => {
    const entries = [null, 7, { id: "a" }, { ...late, name: " " }, { ...late, id: "" }, late];
    expect(readBook(JSON.stringify({ own: entries })).own).toEqual([late]);
  });

  it("lets nobody take a starting view's place", () => {
    expect(readBook(JSON.stringify({ own: [{ ...late, id: "needsAction" }] })).own).toEqual([]);
  });

  it("tidies names, and reads columns that are no text as none", () => {
    const own = [{ ...late, name: "  Late \n jobs ", columns: 3 }];
    expect(readBook(JSON.stringify({ own })).own).toEqual([{ ...late, name: "Late jobs" }]);
  });

  it("keeps the last of two views of one id, and no more views than the limit", () => {
    const many = Array.from({ length: VIEW_LIMIT + 5 }, (_, n) => ({ ...late, id: `v${n}` }));
    const own = [...many, { ...late, id: "v0", name: "Again" }];
    const read = readBook(JSON.stringify({ own })).own;
    expect(read).toHaveLength(VIEW_LIMIT);
    expect(read[0]?.name).toBe("Again");
  });

  it("hides starting views only", () => {
    expect(readBook(JSON.stringify({ hidden: ["v1", "needsAction"] })).hidden).toEqual([
      "needsAction",
    ]);
  });
});

describe("the views to choose from", () => {
  it("are the starting ones for somebody who has kept nothing", () => {
    expect(idsOf(readBook(null))).toEqual(STARTING_VIEW_IDS);
  });

  it("stand in the person's order, those without a place behind", () => {
    expect(idsOf(book)).toEqual(["v2", "needsAction", "todaysVisits", "next7Days", "v1"]);
  });

  it("leave out what is hidden, and say what that is", () => {
    expect(bookOf(book).hidden.map(({ id }) => id)).toEqual(["changed24h"]);
  });

  it("have no default that is gone or hidden", () => {
    expect(bookOf(book).defaultId).toBe("v2");
    expect(bookOf({ ...book, defaultId: "gone" }).defaultId).toBeNull();
    expect(bookOf({ ...book, defaultId: "changed24h" }).defaultId).toBeNull();
  });
});
