import { describe, expect, it } from "vitest";
import { LIVE_SORTS } from "@/lib/search/index-only";
import { SORTS } from "@/lib/search/jobs-search";
import { offeredSorts, sortableColumns, sortOfTable, tableSort } from "./sorts";

describe("the sort of the table", () => {
  it("names the column that shows what the list is sorted by", () => {
    expect(tableSort("-date")).toEqual({ id: "created", desc: true });
    expect(tableSort("status")).toEqual({ id: "status", desc: false });
    expect(tableSort("-technician")).toEqual({ id: "technicians", desc: true });
  });

  it("comes back to the same word of the URL", () => {
    for (const sort of SORTS) {
      const shown = tableSort(sort);
      expect(shown && sortOfTable(shown)).toBe(sort);
    }
  });
});

describe("what can be sorted by", () => {
  const live = { source: "live" } as const;
  const index = { source: "index" } as const;

  it("is all that the index sorts by where it answers", () => {
    expect(new Set(offeredSorts(index, "-date"))).toEqual(new Set(SORTS));
    expect([...sortableColumns(index, "-date")].sort()).toEqual([
      ...["appointment", "created", "service", "status", "store", "technicians"],
    ]);
  });

  it("is what Amazon sorts by where Amazon answers, newest first before the rest", () => {
    expect(offeredSorts(live, "status")).toEqual(LIVE_SORTS.toReversed());
    expect([...sortableColumns(live, "-date")].sort()).toEqual(["created", "status"]);
  });

  it("still names the order that an address asks for", () => {
    expect(offeredSorts(live, "-store")).toContain("-store");
    expect(sortableColumns(live, "-store").has("store")).toBe(true);
    expect(sortableColumns(live, "-store").has("service")).toBe(false);
  });
});
