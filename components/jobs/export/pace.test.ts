import { describe, expect, it } from "vitest";
import { createPace } from "./pace";

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
