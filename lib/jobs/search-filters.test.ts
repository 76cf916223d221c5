import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activeFilters, filterCount, withoutFilter, withoutFilters } from "./search-filters";
import { readSearch, searchToString } from "./search-params";

const read = (query: string) =>
  readSearch(new URLSearchParams(query), { marketplaces: ["ATVPDKIKX0DER"], now: 0 }).search;

const FULL =
  "marketplace=ATVPDKIKX0DER&status=HOLD,COMPLETED&store=S1&asin=B000000001&skill=Tyres&order=1&productOrder=2&tracking=3&created=7d&scheduled=2026-11-01..&tz=UTC&sort=status&size=5&page=3";

describe("activeFilters", () => {
  it("names every item and every range", () => {
    expect(activeFilters(read(FULL))).toEqual([
      { parameter: "created", value: "7d" },
      { parameter: "scheduled", value: "2026-11-01.." },
      { parameter: "status", value: "HOLD" },
      { parameter: "status", value: "COMPLETED" },
      { parameter: "store", value: "S1" },
      { parameter: "asin", value: "B000000001" },
      { parameter: "skill", value: "Tyres" },
      { parameter: "order", value: "1" },
      { parameter: "productOrder", value: "2" },
      { parameter: "tracking", value: "3" },
    ]);
  });

  it.each(["", "created=30d", "sort=status&size=5&page=2&job=J1&tz=UTC"])(
    "finds nothing in %j",
    (query) => {
      expect(filterCount(read(query))).toBe(0);
    },
  );
});

describe("withoutFilter", () => {
  it("takes out one and only one", () => {
    const all = activeFilters(read(FULL));
    fc.assert(
      fc.property(fc.constantFrom(...all), (filter) => {
        const rest = withoutFilter(read(FULL), filter);
        expect(activeFilters(rest)).toEqual(all.filter((other) => other !== filter));
        expect(rest.page).toBe(1);
      }),
    );
  });
});

describe("withoutFilters", () => {
  it("keeps the place, the clock and the order of things", () => {
    expect(searchToString(withoutFilters(read(FULL)))).toBe(
      "marketplace=ATVPDKIKX0DER&tz=UTC&sort=status&size=5",
    );
  });
});
