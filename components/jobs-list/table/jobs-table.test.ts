import { describe, expect, it } from "vitest";
import { LIVE_SORTS } from "@/lib/search/index-only";
import { sortOfTable, tableSort } from "./jobs-table";

describe("the sort of the table", () => {
  it("names the column that shows what Amazon sorts by", () => {
    expect(tableSort("-date")).toEqual({ id: "created", desc: true });
    expect(tableSort("status")).toEqual({ id: "status", desc: false });
  });

  it("comes back to the same word of the URL", () => {
    for (const sort of LIVE_SORTS) {
      const shown = tableSort(sort);
      expect(shown && sortOfTable(shown)).toBe(sort);
    }
  });
});
