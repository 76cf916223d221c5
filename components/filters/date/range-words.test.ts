import { expect, test } from "vitest";
import { parseRange } from "@/lib/time/range";
import { isExact, rangeWords } from "./range-words";

const ZONE = "America/Los_Angeles";
const STYLE = { locale: "en", zone: ZONE, now: Date.UTC(2026, 10, 24) };

function words(text: string) {
  const range = parseRange(text);
  return range && rangeWords(range, STYLE);
}

test("a preset stays a preset", () => {
  expect(words("30d")).toEqual({ kind: "preset", preset: "30d" });
});

test("days are the days that were asked for, wherever the reader is", () => {
  expect(words("2026-11-01..2026-11-05")).toEqual({
    kind: "between",
    from: "Sun 1 Nov",
    to: "Thu 5 Nov",
  });
});

test("a day of another year says its year", () => {
  expect(words("2025-12-31..")).toEqual({ kind: "from", from: "Wed 31 Dec 2025" });
});

test("one day is one day", () => {
  expect(words("2026-11-01..2026-11-01")).toEqual({ kind: "on", day: "Sun 1 Nov" });
});

test("open ends", () => {
  expect(words("2026-11-01..")).toEqual({ kind: "from", from: "Sun 1 Nov" });
  expect(words("..2026-11-01")).toEqual({ kind: "until", to: "Sun 1 Nov" });
});

test("instants are written in the zone, with its name", () => {
  expect(words("2026-11-01T08:30Z..2026-11-02T08:30Z")).toEqual({
    kind: "between",
    from: "Sun 1 Nov, 01:30 PDT",
    to: "Mon 2 Nov, 00:30 PST",
  });
});

test.each([
  ["30d", false],
  ["2026-11-01..", false],
  ["2026-11-01..2026-11-02T08:00Z", true],
])("%s has exact ends: %s", (text, exact) => {
  expect(isExact(parseRange(text))).toBe(exact);
});
