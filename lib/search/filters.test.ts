import { describe, expect, it } from "vitest";
import { LIST_KINDS } from "@/lib/jobs/lookup/lookup-result";
import { readCatalogues } from "@/lib/testing/catalogue";
import { filterSample } from "@/lib/testing/filter-sample";
import {
  FILTER_NAMES,
  FILTERS,
  ID_FILTERS,
  isPastedFilter,
  isValuesFilter,
  PASTED_FILTERS,
} from "./filters";
import { emptySearch, readSearch, searchToString, withoutFilters } from "./jobs-search";
import { pageTitle } from "./page-title";

describe.each(FILTER_NAMES)("the filter %s", (name) => {
  const query = `${name}=${filterSample(name)}`;
  const { search } = readSearch(new URLSearchParams(query), {
    marketplaces: ["ATVPDKIKX0DER"],
    now: 0,
  });

  it("is read from an address and written into it", () => {
    expect(search[name]).not.toEqual(emptySearch()[name]);
    expect(searchToString(search)).toBe(query);
  });

  it("counts in the title", () => {
    const words = { list: "Jobs", job: String, page: String, filters: (n: number) => `${n} set` };
    expect(pageTitle(search, words)).toBe("1 set · Jobs");
  });

  it("goes when the filters are cleared, but for the marketplace", () => {
    expect(searchToString(withoutFilters(search))).toBe(name === "marketplace" ? query : "");
  });

  it.each(readCatalogues())("has its words in the catalogue of %s", (_, catalogue) => {
    const keys = [
      `filters.jobs.name.${name}`,
      ...(isValuesFilter(name)
        ? [`filters.jobs.noun.${name}`, `filters.jobs.example.${name}`]
        : []),
      ...(isPastedFilter(name) ? [`commandMenu.find.${name}`] : []),
    ];
    expect(keys.filter((key) => !catalogue.get(key))).toEqual([]);
  });
});

it("the lookup asks by filters that name ids", () => {
  expect(ID_FILTERS).toEqual(expect.arrayContaining([...LIST_KINDS]));
});

it("no two filters ask by one field of Amazon's", () => {
  const fields = FILTER_NAMES.flatMap((name) => {
    const { amazon } = FILTERS[name];
    return amazon === null || typeof amazon === "string"
      ? (amazon ?? [])
      : [amazon.after, amazon.before];
  });
  expect(new Set(fields).size).toBe(fields.length);
});

it("every kind of id can be pasted, and each has a rank of its own", () => {
  expect(PASTED_FILTERS).toEqual(expect.arrayContaining(ID_FILTERS));
  expect(PASTED_FILTERS.map((name) => FILTERS[name].pasted.rank)).toEqual(
    PASTED_FILTERS.map((_, index) => index + 1),
  );
});
