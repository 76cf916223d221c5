import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "./calendar";
import { formatInstant } from "./instant";
import {
  formatRange,
  freezeRange,
  isBackwards,
  PRESETS,
  parseRange,
  type Range,
  type RangeEnd,
  resolveRange,
} from "./range";

const LA = "America/Los_Angeles";
const LONDON = "Europe/London";
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

function resolved(text: string, zone: string, now: string) {
  const range = parseRange(text);
  if (range === null) throw new Error(`${text} is unreadable`);
  const { after, before } = resolveRange(range, zone, Date.parse(now));
  return [iso(after), iso(before)];
}

const days = fc.integer({ min: 0, max: 30_000 }).map((count) => addDays("1970-01-01", count));
const end: fc.Arbitrary<RangeEnd> = fc.oneof(
  days.map((day): RangeEnd => ({ kind: "day", day })),
  fc
    .integer({ min: 0, max: Date.UTC(2100, 0, 1) })
    .map((ms): RangeEnd => ({ kind: "instant", at: formatInstant(ms) })),
);
const from: fc.Arbitrary<RangeEnd> = fc.oneof(
  end,
  fc.constant<RangeEnd>({ kind: "literal", text: "TEST_CASE_400" }),
);
const ranges: fc.Arbitrary<Range> = fc.oneof(
  fc.constantFrom(...PRESETS).map((preset): Range => ({ kind: "preset", preset })),
  fc
    .tuple(fc.option(from), fc.option(end))
    .filter(([first, last]) => first !== null || last !== null)
    .map(([first, last]): Range => ({ kind: "span", from: first, to: last })),
);

describe("parseRange and formatRange", () => {
  it("give back every range as it was", () => {
    fc.assert(
      fc.property(ranges, (range) => {
        expect(parseRange(formatRange(range))).toEqual(range);
      }),
    );
  });

  it("never throw, and give back every text they can read", () => {
    const text = fc.oneof(
      fc.string(),
      fc.tuple(fc.string(), fc.string()).map((s) => s.join("..")),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        const range = parseRange(candidate);
        if (range !== null) expect(parseRange(formatRange(range))).toEqual(range);
      }),
    );
  });

  it.each([
    ["2026-11-01T00:00:00-07:00..", "2026-11-01T07:00Z.."],
    [
      "2026-11-01T08:00:00.000Z..2026-11-02T08:00:01.000Z",
      "2026-11-01T08:00Z..2026-11-02T08:00:01Z",
    ],
    [" 7d ", "7d"],
    ["..2026-11-01", "..2026-11-01"],
    ["TEST_CASE_400..", "TEST_CASE_400.."],
  ])("write %s as %s", (text, canonical) => {
    const range = parseRange(text);
    expect(range && formatRange(range)).toBe(canonical);
  });

  it.each([
    "",
    "..",
    "...",
    "7D",
    "14d",
    "2026-11-01",
    "2026-02-30..",
    "2026-11-01..2026-11-02..2026-11-03",
    "2026-11-01T08:00..",
    "..TEST_CASE_400",
    "TEST_CASE_400",
    "toString",
  ])("refuse %j", (text) => {
    expect(parseRange(text)).toBeNull();
  });
});

describe("resolveRange", () => {
  const noon = "2026-11-23T20:00:30.123Z";

  it.each([
    ["today", "2026-11-23T08:00:00.000Z", "2026-11-24T07:59:59.999Z"],
    ["yesterday", "2026-11-22T08:00:00.000Z", "2026-11-23T07:59:59.999Z"],
    ["tomorrow", "2026-11-24T08:00:00.000Z", "2026-11-25T07:59:59.999Z"],
    ["24h", "2026-11-22T20:00:00.000Z", null],
    ["7d", "2026-11-16T08:00:00.000Z", null],
    ["30d", "2026-10-24T07:00:00.000Z", null],
    ["90d", "2026-08-25T07:00:00.000Z", null],
    ["next7d", "2026-11-23T08:00:00.000Z", "2026-12-01T07:59:59.999Z"],
    ["thisMonth", "2026-11-01T07:00:00.000Z", "2026-12-01T07:59:59.999Z"],
    ["lastMonth", "2026-10-01T07:00:00.000Z", "2026-11-01T06:59:59.999Z"],
  ])("%s in Los Angeles", (preset, after, before) => {
    expect(resolved(preset, LA, noon)).toEqual([after, before]);
  });

  it("takes today from the zone, not from UTC", () => {
    expect(resolved("today", LA, "2026-11-24T07:59:59.999Z")[0]).toBe("2026-11-23T08:00:00.000Z");
    expect(resolved("today", LA, "2026-11-24T08:00:00.000Z")[0]).toBe("2026-11-24T08:00:00.000Z");
    expect(resolved("today", "Asia/Tokyo", "2026-11-23T15:00:00.000Z")[0]).toBe(
      "2026-11-23T15:00:00.000Z",
    );
  });

  it.each([
    [LA, "2026-03-08", "2026-03-08T08:00:00.000Z", "2026-03-09T06:59:59.999Z"],
    [LA, "2026-11-01", "2026-11-01T07:00:00.000Z", "2026-11-02T07:59:59.999Z"],
    [LONDON, "2026-03-29", "2026-03-29T00:00:00.000Z", "2026-03-29T22:59:59.999Z"],
    [LONDON, "2026-10-25", "2026-10-24T23:00:00.000Z", "2026-10-25T23:59:59.999Z"],
  ])("in %s the day %s is as long as its clock made it", (zone, day, after, before) => {
    expect(resolved(`${day}..${day}`, zone, noon)).toEqual([after, before]);
  });

  it.each([
    [LA, "2026-11-01T07:00:00.000Z", "2026-11-01T07:00:00.000Z", "2026-11-02T07:59:59.999Z"],
    [LA, "2026-11-02T07:59:59.999Z", "2026-11-01T07:00:00.000Z", "2026-11-02T07:59:59.999Z"],
    [LA, "2027-03-14T12:00:00.000Z", "2027-03-14T08:00:00.000Z", "2027-03-15T06:59:59.999Z"],
    [LONDON, "2026-10-25T23:59:59.999Z", "2026-10-24T23:00:00.000Z", "2026-10-25T23:59:59.999Z"],
    [LONDON, "2027-03-28T22:59:59.999Z", "2027-03-28T00:00:00.000Z", "2027-03-28T22:59:59.999Z"],
  ])(
    "in %s at %s today is the whole day on which the clock changes",
    (zone, now, after, before) => {
      expect(resolved("today", zone, now)).toEqual([after, before]);
    },
  );

  it.each([
    [LA, "2026-11-02T20:00:00.000Z", "2026-11-01T07:00:00.000Z", "2026-11-02T07:59:59.999Z"],
    [LONDON, "2027-03-29T12:00:00.000Z", "2027-03-28T00:00:00.000Z", "2027-03-28T22:59:59.999Z"],
  ])("in %s at %s yesterday is too", (zone, now, after, before) => {
    expect(resolved("yesterday", zone, now)).toEqual([after, before]);
  });

  it("counts 24 hours by the clock that never changes", () => {
    expect(resolved("24h", LA, "2026-11-02T07:30:00.000Z")[0]).toBe("2026-11-01T07:30:00.000Z");
  });

  it("asks the same question throughout a minute", () => {
    expect(resolved("24h", LA, "2026-11-23T20:00:00.000Z")).toEqual(
      resolved("24h", LA, "2026-11-23T20:00:59.999Z"),
    );
  });

  it("lets ends be open, exact or the sandbox's own", () => {
    expect(resolved("2026-11-01..", LA, noon)).toEqual(["2026-11-01T07:00:00.000Z", null]);
    expect(resolved("..2026-11-01T08:00Z", LA, noon)).toEqual([null, "2026-11-01T08:00:00.000Z"]);
    const sandbox = parseRange("TEST_CASE_400..");
    expect(sandbox && resolveRange(sandbox, LA, 0)).toEqual({
      after: null,
      before: null,
      afterLiteral: "TEST_CASE_400",
    });
  });
});

describe("freezeRange", () => {
  const now = Date.parse("2026-11-23T20:00:30.000Z");

  it.each([
    ["7d", "2026-11-16T08:00Z..2026-11-23T20:00:30Z"],
    ["24h", "2026-11-22T20:00Z..2026-11-23T20:00:30Z"],
    ["today", "2026-11-23T08:00Z..2026-11-24T07:59:59.999Z"],
    ["any", "..2026-11-23T20:00:30Z"],
    ["2026-11-01..", "2026-11-01.."],
  ])("turns %s into %s", (text, frozen) => {
    const range = parseRange(text);
    expect(range && formatRange(freezeRange(range, LA, now))).toBe(frozen);
  });

  it("means what the preset meant, whenever it is read", () => {
    for (const preset of PRESETS) {
      const live = resolveRange({ kind: "preset", preset }, LONDON, now);
      const frozen = freezeRange({ kind: "preset", preset }, LONDON, now);
      const later = resolveRange(frozen, "Asia/Tokyo", now + 1e9);
      expect(later).toEqual({ after: live.after, before: live.before ?? now });
    }
  });
});

describe("isBackwards", () => {
  it.each([
    ["2026-11-02..2026-11-01", true],
    ["2026-11-01..2026-11-01", false],
    ["2026-11-01T08:00Z..2026-11-01T08:00Z", false],
    ["2026-11-01T08:00:00.001Z..2026-11-01T08:00Z", true],
    ["2026-11-02T08:00Z..2026-11-01", true],
    ["2026-11-02T07:00Z..2026-11-01", false],
    ["2026-11-02..", false],
    ["TEST_CASE_400..2000-01-01", false],
  ])("%s: %s", (text, expected) => {
    const range = parseRange(text);
    expect(range && isBackwards(range, LA, 0)).toBe(expected);
  });

  it("never says so of a preset", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PRESETS), fc.integer({ min: 0, max: 4e12 }), (preset, now) => {
        expect(isBackwards({ kind: "preset", preset }, "Africa/Cairo", now)).toBe(false);
      }),
    );
  });
});
