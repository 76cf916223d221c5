import { expect, it } from "vitest";
import { spanWords } from "./moment-words";

const HOUR = 3_600_000;

it.each([
  [40 * 60_000, "40m"],
  [HOUR, "1h"],
  [-26 * HOUR, "26h"],
  [48 * HOUR, "2d"],
  [80.9 * HOUR, "3d"],
])("says %d ms in the largest unit that says enough", (ms, words) => {
  expect(spanWords(ms, "en")).toBe(words);
});
