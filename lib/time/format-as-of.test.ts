import { expect, test } from "vitest";
import { formatAsOf } from "./format";

const at = Date.parse("2026-11-25T07:59:00Z");
const asOf = (now: string, zone: string, locale = "en") =>
  formatAsOf(at, { locale, zone, now: Date.parse(now) });

test("on its own day an age is a clock time", () => {
  expect(asOf("2026-11-25T07:59:30Z", "America/Los_Angeles")).toBe("23:59 PST");
  expect(asOf("2026-11-25T20:00:00Z", "Europe/Berlin", "de")).toBe("08:59 MEZ");
});

test("once the day is over in the zone that is written, the day stands there too", () => {
  expect(asOf("2026-11-25T08:00:00Z", "America/Los_Angeles")).toBe("Tue 24 Nov, 23:59 PST");
  expect(asOf("2026-11-26T00:00:00Z", "Europe/Berlin", "de")).toMatch(/^Mi\., 25\. Nov\..* 08:59/);
});

test("a day of another year has its year", () => {
  expect(asOf("2027-01-01T09:00:00Z", "America/Los_Angeles")).toBe("Tue 24 Nov 2026, 23:59 PST");
});
