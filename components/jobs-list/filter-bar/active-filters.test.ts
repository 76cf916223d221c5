import { expect, test } from "vitest";
import { FILTER_NAMES } from "@/lib/search/filters";
import { emptySearch, type JobsSearch, readSearch } from "@/lib/search/jobs-search";
import { filterSample } from "@/lib/testing/filter-sample";
import { formatRange, parseRange } from "@/lib/time/range";
import { activeFilters, type FilterWords } from "./active-filters";
import { CONTROLS, controlOf } from "./job-filters";

const words: FilterWords = {
  name: (parameter) => parameter,
  value: (_, value) => value.toLowerCase(),
  range: formatRange,
  several: (shown, more) => `${shown} +${more}`,
};

function chips(given: Partial<JobsSearch>) {
  return activeFilters({ ...emptySearch(), ...given }, words);
}

test("defaults are no filters", () => {
  expect(chips({ page: 3, job: "j1", sort: "status" })).toEqual([]);
});

test("a short list has a chip for each value, which takes only that value away", () => {
  expect(chips({ status: ["HOLD", "NOT_SERVICED"] })).toMatchObject([
    { id: "status:HOLD", value: "hold", patch: { status: ["NOT_SERVICED"] } },
    { id: "status:NOT_SERVICED", value: "not_serviced", patch: { status: ["HOLD"] } },
  ]);
  expect(chips({ store: ["a", "b"] })[0]).toMatchObject({ patch: { store: ["b"] } });
});

test("a long list has one chip, which takes all of it away", () => {
  expect(chips({ order: ["1", "2", "3", "4"] })).toMatchObject([
    { id: "order", value: "1 +3", patch: { order: [] } },
  ]);
});

test("every parameter that bends the list has a chip, also those without a control", () => {
  const found = chips({
    created: parseRange("7d"),
    scheduled: parseRange("today"),
    status: ["HOLD"],
    store: ["s"],
    asin: ["B000000001"],
    skill: ["k"],
    order: ["1"],
    productOrder: ["2"],
    tracking: ["3"],
    technician: ["none"],
    flag: ["late"],
    location: ["IN_HOME"],
    q: "tire",
    source: "live",
    marketplace: "M",
    tz: "Europe/Berlin",
    size: 5,
  });
  expect(found.map(({ parameter }) => parameter)).toEqual([
    "created",
    "scheduled",
    "status",
    "store",
    "asin",
    "skill",
    "order",
    "productOrder",
    "tracking",
    "technician",
    "flag",
    "location",
    "marketplace",
    "q",
    "tz",
    "source",
    "size",
  ]);
  const after: JobsSearch = Object.assign(emptySearch(), ...found.map(({ patch }) => patch));
  expect(after).toEqual(emptySearch());
});

test.each(FILTER_NAMES)("%s has a chip that takes it away, and a control in the bar", (name) => {
  const context = { marketplaces: ["ATVPDKIKX0DER"], now: 0 };
  const params = new URLSearchParams({ [name]: filterSample(name) });
  const { search } = readSearch(params, context);
  const [chip, ...others] = activeFilters(search, words);
  expect(others).toEqual([]);
  expect(chip).toMatchObject({ parameter: name, name });
  expect({ ...search, ...chip?.patch }).toEqual(emptySearch());
  expect(CONTROLS).toContain(controlOf(name));
});
