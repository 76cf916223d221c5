import { describe, expect, it } from "vitest";
import { meantBy, readSpan, typedTime } from "./typed-time";

const CHICAGO = "America/Chicago";
const time = (day: string, clock: string, later = false) => ({ day, clock, later });
const instant = (text: string) => Date.parse(text);

describe("a time in its fields", () => {
  it.each([
    ["2026-11-24T15:00:00Z", time("2026-11-24", "09:00")],
    ["2026-11-01T06:30:00Z", time("2026-11-01", "01:30")],
    ["2026-11-01T07:30:00Z", time("2026-11-01", "01:30", true)],
  ])("%s stands there, and is read as the same", (at, typed) => {
    expect(typedTime(instant(at), CHICAGO)).toEqual(typed);
    expect(readSpan(typed, typed, CHICAGO)).toEqual({
      kind: "span",
      span: { start: instant(at), end: instant(at) },
    });
  });

  it("can mean two, one or none", () => {
    expect(meantBy(time("2026-11-01", "1:30"), CHICAGO)).toHaveLength(2);
    expect(meantBy(time("2026-11-02", "1:30"), CHICAGO)).toHaveLength(1);
    expect(meantBy(time("2026-03-08", "2:30"), CHICAGO)).toEqual([]);
  });
});

describe("from when to when", () => {
  const nine = time("2026-11-24", "9");
  it.each([
    ["nothing", time("", ""), time("", " ")],
    ["incomplete", nine, time("2026-11-24", "")],
    ["incomplete", nine, time("", "10:00")],
    ["incomplete", nine, time("2026-11-24", "25")],
    ["skipped", time("2026-03-08", "02:30"), nine],
  ])("is %s", (kind, from, to) => {
    expect(readSpan(from, to, CHICAGO)).toEqual({ kind });
  });

  it("counts the hour that comes twice", () => {
    const from = time("2026-11-01", "01:30");
    expect(readSpan(from, { ...from, later: true }, CHICAGO)).toEqual({
      kind: "span",
      span: { start: instant("2026-11-01T06:30:00Z"), end: instant("2026-11-01T07:30:00Z") },
    });
    // What was chosen for another day changes nothing.
    expect(readSpan(nine, { ...nine, clock: "10", later: true }, CHICAGO)).toMatchObject({
      span: { end: instant("2026-11-24T16:00:00Z") },
    });
  });
});
