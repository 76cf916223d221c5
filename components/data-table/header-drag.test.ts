import { expect, test } from "vitest";
import { landingOf } from "./header-drag";

const headers = [
  { left: 0, right: 100 },
  { left: 100, right: 300 },
  { left: 300, right: 400 },
];
const mirrored = headers.map(({ left, right }) => ({ left: 400 - right, right: 400 - left }));

test.each([
  ["its own place", 0, 40, null],
  ["not yet past the middle of the next", 0, 190, null],
  ["past the middle of the next", 0, 210, { over: 1, edge: 300 }],
  ["past them all", 0, 900, { over: 2, edge: 400 }],
  ["before the middle of the one before", 2, 190, { over: 1, edge: 100 }],
  ["before them all", 2, -50, { over: 0, edge: 0 }],
  ["the gap before itself", 1, 60, null],
])("%s", (_, from, x, landing) => {
  expect(landingOf(headers, from, x, false)).toEqual(landing);
  const other = landing && { over: landing.over, edge: 400 - landing.edge };
  expect(landingOf(mirrored, from, 400 - x, true), "from right to left").toEqual(other);
});
