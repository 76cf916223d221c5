import { describe, expect, it } from "vitest";
import { type CountsState, createCountsPace } from "./queue-bar";

const state = (at: number, hold: number | null, errorAt = 0): CountsState => ({
  data: { counts: { HOLD: hold, COMPLETED: 7 }, fetchedAt: new Date(at).toISOString() },
  dataUpdatedAt: at,
  errorUpdatedAt: errorAt,
});

describe("createCountsPace", () => {
  it("backs off from one minute to five while nothing changes", () => {
    const pace = createCountsPace();
    const waits = [1, 2, 3, 4, 5].map((at) => pace("", state(at, 3)));
    expect(waits).toEqual([60_000, 120_000, 240_000, 300_000, 300_000]);
  });

  it("says the same of the same answer", () => {
    const pace = createCountsPace();
    pace("", state(1, 3));
    pace("", state(2, 3));
    expect(pace("", state(2, 3))).toBe(120_000);
    expect(pace("", state(2, 3))).toBe(120_000);
  });

  it("goes back to a minute when a count changes or another question is asked", () => {
    const pace = createCountsPace();
    pace("", state(1, 3));
    pace("", state(2, 3));
    expect(pace("", state(3, 4))).toBe(60_000);
    pace("", state(4, 4));
    expect(pace("store=A", state(5, 4))).toBe(60_000);
  });

  it("asks again soon for a count that came too late, and less and less often", () => {
    const pace = createCountsPace();
    expect(pace("", state(1, null))).toBe(5_000);
    expect(pace("", state(2, null))).toBe(10_000);
    expect(pace("", state(3, 3))).toBe(60_000);
  });

  it("counts a failure as nothing new", () => {
    const pace = createCountsPace();
    const nothing = { dataUpdatedAt: 0, errorUpdatedAt: 0 };
    expect(pace("", nothing)).toBe(60_000);
    expect(pace("", { ...nothing, errorUpdatedAt: 1 })).toBe(120_000);
    expect(pace("", state(2, 3, 1))).toBe(60_000);
    expect(pace("", state(2, 3, 3))).toBe(120_000);
  });
});
