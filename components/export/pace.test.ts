import { describe, expect, it } from "vitest";
import { createPace, estimateSeconds, progressStep, roundDuration } from "./pace";

const UNKNOWN = { perSecond: null, secondsLeft: null };

describe("createPace", () => {
  it("says nothing at first", () => {
    const pace = createPace(1_000);
    expect(pace(0, 0)).toEqual(UNKNOWN);
    expect(pace(800, 1_400)).toEqual(UNKNOWN);
  });

  it("forgets the burst with which an export begins", () => {
    const pace = createPace(4_000);
    pace(0, 0);
    pace(700, 500);
    for (let second = 1; second <= 7; second += 1) pace(700 + second * 200, 500 + second * 1_000);
    expect(pace(2_300, 8_500)).toEqual({ perSecond: 200, secondsLeft: 8.5 });
  });

  it("knows no end without a total, or while nothing comes", () => {
    const endless = createPace(null);
    endless(0, 0);
    expect(endless(200, 2_000)).toEqual({ perSecond: 100, secondsLeft: null });
    const stuck = createPace(100);
    stuck(50, 0);
    expect(stuck(50, 2_000)).toEqual({ perSecond: 0, secondsLeft: null });
  });

  it("never goes below zero where more comes than was counted", () => {
    const pace = createPace(100);
    pace(0, 0);
    expect(pace(200, 2_000).secondsLeft).toBe(0);
  });
});

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

describe("progressStep", () => {
  it.each([
    [0, 4_000, 0],
    [399, 4_000, 0],
    [400, 4_000, 10],
    [3_999, 4_000, 90],
    [4_010, 4_000, 100],
  ])("says of %d of %d jobs %d percent", (rows, total, step) => {
    expect(progressStep({ rows, total })).toBe(step);
  });

  it("has nothing to say without a total", () => {
    expect(progressStep({ rows: 7, total: null })).toBeNull();
    expect(progressStep({ rows: 0, total: 0 })).toBeNull();
  });
});
