import { expect, test } from "vitest";
import { zoneWords } from "./range-words";

test.each([
  ["America/Los_Angeles", "Pacific Time (Los Angeles)"],
  ["Europe/Berlin", "Central European Time (Berlin)"],
  ["UTC", "UTC"],
])("%s is %s", (zone, words) => {
  expect(zoneWords(zone, "en", Date.UTC(2026, 10, 24))).toBe(words);
});
