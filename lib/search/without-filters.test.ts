import { expect, it } from "vitest";

import { readSearch, searchToString, withoutFilters } from "./search-params";

const FULL =
  "marketplace=ATVPDKIKX0DER&status=HOLD,COMPLETED&store=S1&asin=B000000001&skill=Tyres&order=1&productOrder=2&tracking=3&created=7d&scheduled=2026-11-01..&tz=UTC&sort=status&size=5&page=3";

it("takes every filter away and keeps the place, the clock and the order of things", () => {
  const context = { marketplaces: ["ATVPDKIKX0DER"], now: 0 };
  const { search } = readSearch(new URLSearchParams(FULL), context);
  expect(searchToString(withoutFilters(search))).toBe(
    "marketplace=ATVPDKIKX0DER&tz=UTC&sort=status&size=5",
  );
});
