import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JOB_FLAGS, LOCATION_TYPES } from "@/lib/jobs/job";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { addDays } from "@/lib/time/calendar";
import { formatInstant } from "@/lib/time/instant";
import { DATED_PRESETS, PRESETS, type Preset, type Range, type RangeEnd } from "@/lib/time/range";
import { legibleQuery } from "@/lib/url/vocabulary";
import { NO_TECHNICIAN } from "./filter-params";
import { FILTERS, VALUES_FILTERS, type ValuesFilterName } from "./filters";
import {
  changeAddress,
  emptySearch,
  hrefFor,
  type JobsSearch,
  readSearch,
  removeUnreadable,
  type SearchContext,
  SORTS,
  searchToParams,
  searchToString,
  withFilters,
  withoutFilters,
} from "./jobs-search";

const US = "ATVPDKIKX0DER";
const context: SearchContext = {
  marketplaces: [US, "A1F83G8C2ARO7P"],
  now: Date.parse("2026-11-23T20:00Z"),
};
const read = (query: string) => readSearch(new URLSearchParams(query), context).search;

const day = fc.integer({ min: 0, max: 30_000 }).map((count) => addDays("1970-01-01", count));
const instant = fc.integer({ min: 0, max: 4e12 }).map(formatInstant);
const end = fc.oneof(
  day.map((value): RangeEnd => ({ kind: "day", day: value })),
  instant.map((at): RangeEnd => ({ kind: "instant", at })),
);
const presets = (offered: readonly Preset[]) =>
  fc.constantFrom(...offered).map((preset): Range => ({ kind: "preset", preset }));
const range = fc.oneof(
  presets(DATED_PRESETS),
  end.map((from): Range => ({ kind: "span", from, to: null })),
  end.map((to): Range => ({ kind: "span", from: null, to })),
);
const list = (pattern: RegExp, maxLength = 20) =>
  fc.uniqueArray(fc.stringMatching(pattern), { maxLength });
const words = (maxLength: number) =>
  fc.uniqueArray(
    fc
      .string({ minLength: 1, maxLength, unit: "grapheme" })
      .filter((item) => item === item.trim() && item.length <= maxLength)
      .filter((item) => !item.includes(",")),
    { maxLength: 20 },
  );

const text = fc
  .string({ minLength: 2, maxLength: 80, unit: "grapheme" })
  .filter((item) => item === item.trim() && item.length >= 2 && item.length <= 80);

/** What may be typed into a list; one without a row here is tried with ten digits. */
const VALUES: Partial<Record<ValuesFilterName, fc.Arbitrary<string[]>>> = {
  store: words(100),
  asin: list(/^[A-Z0-9]{10}$/),
  skill: words(50),
  order: list(/^[0-9-]{1,20}$/),
  productOrder: list(/^[0-9-]{1,20}$/),
  tracking: list(/^[A-Za-z0-9-]{1,30}$/),
  technician: fc.oneof(list(/^[!-+.-~-]{1,50}$/, 200), fc.constant<string[]>([NO_TECHNICIAN])),
};
const values = Object.fromEntries(
  VALUES_FILTERS.map((filter) => [
    filter,
    VALUES[filter] ?? list(/^[0-9]{10}$/, FILTERS[filter].limit),
  ]),
);

const parts = fc.record({
  marketplace: fc.constantFrom(null, ...context.marketplaces),
  status: fc.subarray([...SERVICE_JOB_STATUSES]),
  flag: fc.subarray([...JOB_FLAGS]),
  location: fc.subarray([...LOCATION_TYPES]),
  q: fc.option(text),
  created: fc.option(fc.oneof(presets(PRESETS), range)),
  updated: fc.constant(null),
  scheduled: fc.option(range),
  tz: fc.constantFrom(null, "Europe/London", "America/Indiana/Indianapolis"),
  sort: fc.constantFrom(...SORTS),
  source: fc.constant(null),
  size: fc.integer({ min: 1, max: 20 }),
  page: fc.integer({ min: 1, max: 1_000_000 }),
  asOf: fc.option(fc.integer({ min: 0, max: context.now }).map(formatInstant)),
  job: fc.option(fc.stringMatching(/^[\w.:%~-]{1,100}$/)),
});

const searches: fc.Arbitrary<JobsSearch> = fc
  .tuple(parts, fc.record(values))
  .map(([part, lists]) => ({ ...emptySearch(), ...lists, ...part }));

describe("a search and its URL", () => {
  it("say the same, both ways and without problems", () => {
    fc.assert(
      fc.property(searches, (search) => {
        const back = readSearch(new URLSearchParams(searchToString(search)), context);
        expect(back.problems).toEqual([]);
        const isDefault = back.search.created === null && search.created !== null;
        expect(back.search).toEqual(isDefault ? { ...search, created: null } : search);
        if (isDefault) expect(search.created).toEqual({ kind: "preset", preset: "30d" });
        expect(searchToString(back.search)).toBe(searchToString(search));
      }),
    );
  });

  it("is what an address says after a change to it, whatever it said before", () => {
    fc.assert(
      fc.property(searches, searches, (before, after) => {
        const changed = changeAddress(searchToParams(before), { ...after, page: 1 });
        const known = readSearch(changed, context).search;
        expect(searchToString({ ...known, page: 1 })).toBe(
          searchToString(withFilters(before, { ...after, page: 1 })),
        );
      }),
    );
  });

  it("is read from any text without throwing", () => {
    const keys = fc.constantFrom(...Object.keys(emptySearch()));
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.string({ unit: "grapheme" }))), (pairs) => {
        const { search } = readSearch(new URLSearchParams(pairs), context);
        const again = readSearch(searchToParams(search), context);
        expect(again.problems).toEqual([]);
        expect(searchToString(again.search)).toBe(searchToString(search));
      }),
    );
  });

  it("names parameters in one order, whatever order they came in", () => {
    const query =
      "job=J1&page=2&sort=status&updated=7d&asin=B000000001&status=HOLD&utm_source=mail";
    expect(searchToString(read(query))).toBe(
      "status=HOLD&asin=B000000001&updated=7d&sort=status&page=2&job=J1",
    );
  });

  it("leaves out every default", () => {
    expect(searchToString(read("sort=-date&size=20&page=1&created=30d&status="))).toBe("");
    expect(hrefFor(emptySearch())).toBe("/jobs");
  });

  it("keeps a range of 30 days beside ids, which would otherwise be found in all time", () => {
    expect(searchToString(read("order=111-222&created=30d"))).toBe("order=111-222&created=30d");
  });

  it("stays legible", () => {
    const query =
      "status=PENDING_SCHEDULE,HOLD&scheduled=2026-11-01T08:00Z..2026-11-02&tz=Europe/London";
    expect(hrefFor(read(query))).toBe(`/jobs?${query}`);
  });

  it("brings values into one form", () => {
    const search = read(
      "asin=b000000001,+B000000001+,,b000000002&status=COMPLETED,HOLD,HOLD&asOf=2026-11-01T00:00:00.000-08:00",
    );
    expect(search.asin).toEqual(["B000000001", "B000000002"]);
    expect(search.status).toEqual(["HOLD", "COMPLETED"]);
    expect(search.asOf).toBe("2026-11-01T08:00Z");
  });
});

describe("withFilters", () => {
  const search = read(
    "status=HOLD&created=7d&page=4&asOf=2026-11-23T10:00Z&job=J1&size=10&tz=Europe/London",
  );

  it.each([
    { status: [] },
    { sort: "date" },
    { size: 20 },
    { scheduled: null },
    { marketplace: US },
    { tz: null },
  ] satisfies Partial<JobsSearch>[])("goes back to page 1 for %j", (patch) => {
    const changed = withFilters(search, patch);
    expect(changed).toMatchObject({ ...patch, page: 1, asOf: null, job: null });
  });

  it("turns pages and opens jobs without asking anew", () => {
    const opened = withFilters(search, { job: "J2" });
    expect(opened).toEqual({ ...search, job: "J2" });
    expect(withFilters(search, { page: 5, asOf: search.asOf })).toEqual({ ...search, page: 5 });
  });

  it("lets the newer of created and updated win", () => {
    const updated: Range = { kind: "preset", preset: "24h" };
    const byUpdate = withFilters(search, { updated });
    expect(byUpdate).toMatchObject({ created: null, updated });
    expect(withFilters(byUpdate, { created: search.created })).toMatchObject({
      created: search.created,
      updated: null,
    });
    expect(withFilters(search, { updated: null }).created).toEqual(search.created);
  });

  it("does not change the search it starts from", () => {
    const before = structuredClone(search);
    withFilters(search, { updated: { kind: "preset", preset: "24h" } });
    expect(search).toEqual(before);
  });
});

describe("withoutFilters", () => {
  it("takes every filter away and keeps marketplace, zone, order and size", () => {
    const full =
      "marketplace=ATVPDKIKX0DER&status=HOLD,COMPLETED&store=S1&asin=B000000001&skill=Tyres&order=1&productOrder=2&tracking=3&created=7d&scheduled=2026-11-01..&tz=UTC&sort=status&size=5&page=3";
    expect(searchToString(withoutFilters(read(full)))).toBe(
      "marketplace=ATVPDKIKX0DER&tz=UTC&sort=status&size=5",
    );
  });
});

describe("an address", () => {
  const change = (query: string, patch: Partial<JobsSearch>) =>
    legibleQuery(changeAddress(new URLSearchParams(query), patch));

  it("clears a default that an old link spelled out, and what belongs to another question", () => {
    const updated = { kind: "preset", preset: "7d" } as const;
    expect(change("created=30d&status=HOLD&page=2", { updated })).toBe("status=HOLD&updated=7d");
  });

  it("keeps what it cannot read, and what is not ours, until that is removed", () => {
    const query = "status=SLEEPING,HOLD&utm_source=mail&tz=Mars";
    expect(change(query, { store: ["A"] })).toBe(`${query}&store=A`);
    const without = (parameter: string) =>
      legibleQuery(removeUnreadable(new URLSearchParams(query), parameter));
    expect(without("status")).toBe("status=HOLD&utm_source=mail&tz=Mars");
    expect(without("tz")).toBe("status=SLEEPING,HOLD&utm_source=mail");
    expect(without("utm_source")).toBe("status=SLEEPING,HOLD&tz=Mars");
  });
});

it("asks one question at one instant, however the server spelt it", () => {
  const spelt = (asOf: string) => searchToString({ ...emptySearch(), asOf });
  expect(spelt("2026-11-01T08:00:00.000Z")).toBe(spelt("2026-11-01T08:00Z"));
  expect(spelt("2026-11-01T08:00:00.000Z")).toBe("asOf=2026-11-01T08:00Z");
});
