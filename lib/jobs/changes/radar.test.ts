import { describe, expect, it } from "vitest";
import { readSearch, searchToString } from "@/lib/jobs/search-params";
import { nextReading, radarPace, radarSearch } from "./radar";

const now = Date.parse("2026-11-23T20:00Z");
const asOf = "2026-11-23T19:55:12.345Z";
const zone = "America/Los_Angeles";

function radarOf(query: string) {
  const { search } = readSearch(new URLSearchParams(query), { marketplaces: [], now });
  const question = radarSearch(search, { asOf, zone, now });
  return question && searchToString(question);
}

const SINCE = "updated=2026-11-23T19:55:12.345Z..";

describe("what is asked about a list", () => {
  it.each([
    { list: "", asks: `${SINCE}&size=1` },
    { list: "created=7d&page=3&asOf=2026-11-23T19:55Z&job=J1", asks: `${SINCE}&size=1` },
    { list: "updated=24h&sort=status", asks: `${SINCE}&size=1` },
    { list: "created=today", asks: `${SINCE}&size=1` },
    { list: "created=2026-11-01..", asks: `${SINCE}&size=1` },
    {
      list: "status=HOLD&store=S1&scheduled=today&created=90d&tz=UTC",
      asks: `status=HOLD&store=S1&${SINCE}&scheduled=today&tz=UTC&size=1`,
    },
  ])("$list: the same filters, changed since then", ({ list, asks }) => {
    expect(radarOf(list)).toBe(asks);
  });

  it.each(["created=yesterday", "created=lastMonth", "updated=..2026-11-01"])(
    "%s: nothing, for nothing new can join it",
    (list) => {
      expect(radarOf(list)).toBeNull();
    },
  );
});

describe("how calmly", () => {
  it("waits longer each time that nothing changes, five minutes at most", () => {
    expect([0, 1, 2, 3, 40].map(radarPace)).toEqual([60_000, 120_000, 240_000, 300_000, 300_000]);
  });

  it("counts the probes that brought nothing new", () => {
    const first = nextReading({ count: 0, quiet: 0 }, 0);
    expect(first).toEqual({ count: 0, quiet: 1 });
    expect(nextReading(first, 3)).toEqual({ count: 3, quiet: 0 });
    expect(nextReading(undefined, 3)).toEqual({ count: 3, quiet: 0 });
  });
});
