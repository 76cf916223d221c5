import { describe, expect, it } from "vitest";
import { estimateSeconds, roundDuration } from "./estimate";

const AMAZON = { rate: 10, burst: 40 };

describe("estimateSeconds", () => {
  it("spends the burst at once and the rate after it", () => {
    expect(estimateSeconds(4_000, AMAZON)).toBe(17);
    expect(estimateSeconds(200_000, AMAZON)).toBe(997);
    expect(estimateSeconds(4_000, { rate: 5, burst: 15 })).toBe(39);
  });

  it("takes a moment also for little", () => {
    expect(estimateSeconds(0, AMAZON)).toBe(1);
    expect(estimateSeconds(600, AMAZON)).toBe(1);
  });
});

describe("roundDuration", () => {
  it.each([
    [0.2, "seconds", 1],
    [16.6, "seconds", 17],
    [90, "seconds", 90],
    [91, "minutes", 2],
    [997, "minutes", 17],
    [5_401, "hours", 1.5],
  ] as const)("says %d seconds in %s", (seconds, unit, count) => {
    expect(roundDuration(seconds)).toEqual({ unit, count });
  });
});
