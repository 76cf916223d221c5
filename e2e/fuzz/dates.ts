import fc from "fast-check";
import { PRESETS } from "@/lib/time/range";

const EDGES = [
  ...["2026-11-01", "2026-11-01T08:00Z", "2026-11-01T08:00:00.000Z", "2024-02-29", "2026-02-29"],
  ...["1970-01-01", "0001-01-01", "0000-01-01", "-000001-01-01", "9999-12-31T23:59:59.999Z"],
  ...[
    "+275760-09-13",
    "+010000-01-01",
    "2026-03-08T02:30-05:00",
    "2026-11-01T25:00Z",
    "2026-13-01",
  ],
  ...[
    "2016-12-31T23:59:60Z",
    "20261101",
    "2026-W45",
    "1793520000",
    "now",
    "2026-11-01T08:00+14:00",
  ],
];

const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

export const instant = fc.oneof(
  day.map((text) => `${text}T08:00Z`),
  fc.constantFrom(...EDGES),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);

const end = fc.oneof({ weight: 3, arbitrary: day }, { weight: 2, arbitrary: instant });

/** A preset, or a range with both ends, one or none. */
export const range = fc.oneof(
  fc.constantFrom(...PRESETS),
  fc.tuple(end, end).map((ends) => ends.join("..")),
  end.map((from) => `${from}..`),
  end.map((to) => `..${to}`),
  fc.constantFrom("..", "...", "TEST_CASE_400..", "7d..30d"),
);
