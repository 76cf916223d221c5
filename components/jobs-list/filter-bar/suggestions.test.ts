import { describe, expect, it } from "vitest";
import { FACET_LIMIT } from "@/lib/jobs/job-index";
import { NOTHING_SEEN } from "@/lib/search/seen-values";
import { seenSuggestions, technicianValues } from "./suggestions";
import { countedSuggestions, technicianNamed } from "./values-control";

const words = { named: "named", seen: "seen", counted: "counted", nobody: "No technician" };
const labels = new Map([
  ["S2", "Beaverton"],
  ["S9", "Aurora"],
]);

describe("without counts", () => {
  it("stores with a name come first, then those that results held", () => {
    const seen = { ...NOTHING_SEEN, stores: ["S1", "S2"] };
    expect(seenSuggestions("store", { labels, seen }, words)).toEqual([
      { value: "S9", label: "Aurora", source: "named" },
      { value: "S2", label: "Beaverton", source: "named" },
      { value: "S1", source: "seen" },
    ]);
  });

  it("nobody can be chosen beside the technicians that results held", () => {
    const seen = { ...NOTHING_SEEN, technicians: [{ id: "t1", name: "Ada" }] };
    expect(seenSuggestions("technician", { labels, seen }, words)).toMatchObject([
      { value: "none", label: "No technician" },
      { value: "t1", label: "Ada" },
    ]);
  });

  it("ids are typed, not picked", () => {
    expect(seenSuggestions("order", { labels, seen: NOTHING_SEEN }, words)).toEqual([]);
  });
});

describe("with counts", () => {
  it("values stand as the index gives them, under their names", () => {
    const facet = [
      { value: "B2", label: "TV mounting", count: 12 },
      { value: "B1", count: 3 },
    ];
    expect(countedSuggestions("asin", facet, labels, words)).toEqual([
      { value: "B2", label: "TV mounting", count: 12, source: "counted" },
      { value: "B1", label: undefined, count: 3, source: "counted" },
    ]);
  });

  it("stores with a name come first, also those without a job, which have none", () => {
    const facet = [
      { value: "S1", count: 9 },
      { value: "S2", count: 4 },
    ];
    const found = countedSuggestions("store", facet, labels, words);
    expect(found.map(({ value, count, source }) => [value, count, source])).toEqual([
      ["S9", 0, "named"],
      ["S2", 4, "named"],
      ["S1", 9, "counted"],
    ]);
  });

  it("of a store that a long facet leaves out nothing is known, not that it has none", () => {
    const facet = Array.from({ length: FACET_LIMIT }, (_, index) => ({
      value: `X${index}`,
      count: 9,
    }));
    const [first] = countedSuggestions("store", facet, labels, words);
    expect(first).toMatchObject({ value: "S9", count: undefined });
  });

  it("nobody comes before every technician, also where no job waits for one", () => {
    const ada = { value: "t1", label: "Ada", count: 5 };
    const found = countedSuggestions(
      "technician",
      [ada, { value: "none", count: 2 }],
      labels,
      words,
    );
    expect(found.map(({ value, label, count }) => [value, label, count])).toEqual([
      ["none", "No technician", 2],
      ["t1", "Ada", 5],
    ]);
    expect(countedSuggestions("technician", [ada], labels, words)[0]).toMatchObject({
      value: "none",
      count: 0,
    });
  });
});

describe("the technicians of a search", () => {
  it("are either some or nobody: the last choice counts", () => {
    expect(technicianValues(["t1"], ["t1", "none"])).toEqual(["none"]);
    expect(technicianValues(["none"], ["none", "t1"])).toEqual(["t1"]);
    expect(technicianValues(["t1"], ["t1", "t2"])).toEqual(["t1", "t2"]);
    expect(technicianValues([], ["none"])).toEqual(["none"]);
  });

  it("are found by a part of their name, the whole name before it", () => {
    const known = [
      { value: "t1", label: "Ada Lovelace", source: "" },
      { value: "t2", label: "Ada", source: "" },
    ];
    expect(technicianNamed(" ada ", known)).toBe("t2");
    expect(technicianNamed("LOVE", known)).toBe("t1");
    expect(technicianNamed("grace", known)).toBeNull();
    expect(technicianNamed(" ", known)).toBeNull();
  });
});
