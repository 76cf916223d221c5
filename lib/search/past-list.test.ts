import { describe, expect, it } from "vitest";
import { parseRange, type Range } from "@/lib/time/range";
import { emptySearch, type JobsSearch, readSearch, searchToString } from "./jobs-search";
import { freezeSearch, heldList, pastList } from "./past-list";

const ZONE = "America/Los_Angeles";
const NOW = Date.parse("2026-11-24T18:00:00Z");
const MONTH_AGO = "2026-10-24T16:12:00Z";

function searchOf(query: string): JobsSearch {
  return readSearch(new URLSearchParams(query), { marketplaces: ["ATVPDKIKX0DER"], now: NOW })
    .search;
}

function range(text: string): Range {
  const parsed = parseRange(text);
  if (parsed === null) throw new Error(`No range: ${text}`);
  return parsed;
}

const moved = (query: string) => {
  const past = pastList(searchOf(query), ZONE, NOW);
  return past?.moved.map(({ parameter, preset }) => `${parameter}=${preset}`);
};

describe("pastList", () => {
  it.each([
    [`created=7d&page=3&asOf=${MONTH_AGO}`, ["created=7d"]],
    [`asOf=${MONTH_AGO}`, ["created=30d"]],
    [`updated=24h&asOf=${MONTH_AGO}`, ["updated=24h"]],
    [`created=90d&scheduled=next7d&asOf=${MONTH_AGO}`, ["created=90d", "scheduled=next7d"]],
    [`created=2026-10-01..2026-10-05&scheduled=today&asOf=${MONTH_AGO}`, ["scheduled=today"]],
    ["created=today&asOf=2026-11-24T07:59:00Z", ["created=today"]],
    ["created=24h&asOf=2026-11-24T16:30:00Z", ["created=24h"]],
    [`created=2026-10-01..&asOf=${MONTH_AGO}`, []],
    [`created=any&asOf=${MONTH_AGO}`, []],
    [`created=thisMonth&asOf=2026-11-20T00:00:00Z`, []],
  ])("names what moved on in %s", (query, expected) => {
    expect(moved(query)).toEqual(expected);
  });

  it.each([
    "created=7d",
    "created=today&asOf=2026-11-24T08:00:00Z",
    "created=7d&asOf=2026-11-24T17:00:00Z",
    "created=24h&asOf=2026-11-24T17:30:00Z",
    "created=2026-10-01..&asOf=2026-11-24T10:00:00Z",
    `created=2026-10-01..2026-10-05&asOf=${MONTH_AGO}`,
    `created=2026-10-01T08:00Z..${MONTH_AGO}&asOf=${MONTH_AGO}`,
    `order=112-1234567-1234567&asOf=${MONTH_AGO}`,
    "created=any&asOf=2026-11-24T10:00:00Z",
    "created=7d&asOf=2026-11-24T18:00:30Z",
  ])("says nothing of %s", (query) => {
    expect(moved(query)).toBeUndefined();
  });
});

describe("heldList", () => {
  const held = (query: string) =>
    searchToString(heldList(searchOf(query), ZONE, Date.parse(MONTH_AGO)));

  it.each([
    [
      `created=7d&page=3&asOf=${MONTH_AGO}`,
      "created=2026-10-17T07:00Z..2026-10-24T16:12Z&page=3&asOf=2026-10-24T16:12Z",
    ],
    [
      `status=HOLD&asOf=${MONTH_AGO}`,
      "status=HOLD&created=2026-09-24T07:00Z..2026-10-24T16:12Z&asOf=2026-10-24T16:12Z",
    ],
    [
      `created=any&flag=late&asOf=${MONTH_AGO}`,
      "flag=late&created=..2026-10-24T16:12Z&asOf=2026-10-24T16:12Z",
    ],
    [
      `created=2026-10-01..&scheduled=2026-10-01..&asOf=${MONTH_AGO}`,
      "created=2026-10-01..2026-10-24T16:12Z&scheduled=2026-10-01..&asOf=2026-10-24T16:12Z",
    ],
  ])("turns %s into %s", (query, expected) => {
    expect(held(query)).toBe(expected);
  });

  it("leaves nothing that could move on", () => {
    for (const query of [
      "",
      "created=today",
      "updated=24h",
      "created=thisMonth&scheduled=next7d",
    ]) {
      const search = searchOf(`${query}&asOf=${MONTH_AGO}`);
      const forGood = heldList(search, ZONE, Date.parse(MONTH_AGO));
      expect(pastList(forGood, ZONE, NOW + 1e10)).toBeNull();
    }
  });

  it("takes an empty search for the default range", () => {
    expect(heldList(emptySearch(), ZONE, Date.parse(MONTH_AGO)).created).toEqual({
      kind: "span",
      from: { kind: "instant", at: "2026-09-24T07:00Z" },
      to: { kind: "instant", at: "2026-10-24T16:12Z" },
    });
  });
});

describe("freezeSearch", () => {
  const frozen = (given: Partial<ReturnType<typeof emptySearch>>) =>
    searchToString(
      freezeSearch({ ...emptySearch(), ...given }, ZONE, Date.parse("2026-11-24T17:12:34Z")),
    );

  it("turns the default range into the instants it means now", () => {
    expect(frozen({})).toBe(
      "created=2026-10-25T07:00Z..2026-11-24T17:12:34Z&asOf=2026-11-24T17:12:34Z",
    );
  });

  it("turns every preset into instants and leaves days as they are", () => {
    expect(frozen({ updated: range("2026-11-01..2026-11-05"), scheduled: range("today") })).toBe(
      "updated=2026-11-01..2026-11-05&scheduled=2026-11-24T08:00Z..2026-11-25T07:59:59.999Z&asOf=2026-11-24T17:12:34Z",
    );
  });

  it("ids need no range", () => {
    expect(frozen({ order: ["113-1"] })).toBe("order=113-1&asOf=2026-11-24T17:12:34Z");
  });

  it("a list held already stays held where it was", () => {
    expect(frozen({ order: ["113-1"], asOf: "2026-11-23T08:00Z" })).toBe(
      "order=113-1&asOf=2026-11-23T08:00Z",
    );
  });
});
