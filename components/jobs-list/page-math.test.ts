import { describe, expect, it } from "vitest";
import { isFollowed, pageCount, readPage, rowSpan } from "./page-math";

describe("rowSpan", () => {
  it("counts a full page and a short last page", () => {
    expect(rowSpan({ page: 7, pageSize: 20, rows: 20 }, 3482)).toEqual({ from: 121, to: 140 });
    expect(rowSpan({ page: 3, pageSize: 20, rows: 8 }, 48)).toEqual({ from: 41, to: 48 });
    expect(rowSpan({ page: 2, pageSize: 20, rows: 20 }, null)).toEqual({ from: 21, to: 40 });
  });

  it("ends at the total", () => {
    expect(rowSpan({ page: 41, pageSize: 20, rows: 20 }, 809)).toEqual({ from: 801, to: 809 });
  });

  it("believes the rows where the total is too small to be true", () => {
    expect(rowSpan({ page: 3, pageSize: 20, rows: 5 }, 12)).toEqual({ from: 41, to: 45 });
  });

  it("has nothing to say about an empty page", () => {
    expect(rowSpan({ page: 1, pageSize: 20, rows: 0 }, 0)).toBeNull();
  });
});

describe("pageCount", () => {
  it("rounds up and is never zero", () => {
    expect(pageCount(3482, 20)).toBe(175);
    expect(pageCount(40, 20)).toBe(2);
    expect(pageCount(0, 20)).toBe(1);
  });

  it("is unknown without a total", () => {
    expect(pageCount(null, 20)).toBeNull();
  });
});

describe("readPage", () => {
  it("reads whole numbers from the first page to the last", () => {
    expect(readPage(" 175 ", 175)).toEqual({ page: 175 });
    expect(readPage("1", 1)).toEqual({ page: 1 });
  });

  it("names what is wrong", () => {
    expect(readPage("176", 175)).toEqual({ wrong: "beyondEnd" });
    for (const typed of ["", "0", "-1", "1.5", "1e3", "two", "9999999"]) {
      expect(readPage(typed, null)).toEqual({ wrong: "notANumber" });
    }
  });

  it("lets any page be tried while the total is unknown", () => {
    expect(readPage("4000", null)).toEqual({ page: 4000 });
  });
});

describe("isFollowed", () => {
  const asOf = "2026-11-24T09:00:00.000Z";
  const rows = { asOf, total: 16, pageSize: 9, hasNext: true, outdated: false };

  it("is what the answer says", () => {
    expect(isFollowed({ page: 1, asOf: null }, rows)).toBe(true);
    expect(isFollowed({ page: 2, asOf }, { ...rows, hasNext: false })).toBe(false);
  });

  it("follows from the total while a page of the same list is on its way", () => {
    const outdated = { ...rows, outdated: true };
    expect(isFollowed({ page: 1, asOf: "2026-11-24T09:00Z" }, outdated)).toBe(true);
    expect(isFollowed({ page: 2, asOf }, outdated)).toBe(false);
    expect(isFollowed({ page: 2, asOf }, { ...outdated, total: null })).toBe(false);
  });

  it("is guessed from the rows of another list, so that a key is not unheard", () => {
    const outdated = { ...rows, outdated: true };
    expect(isFollowed({ page: 1, asOf: null }, outdated)).toBe(true);
    expect(isFollowed({ page: 1, asOf: null }, { ...outdated, hasNext: false })).toBe(false);
  });
});
