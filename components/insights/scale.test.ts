import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namedMarks, scaleTo } from "./scale";

describe("an axis", () => {
  it.each([
    [7, { whole: true }, [0, 2, 4, 6, 8]],
    [2, { whole: true }, [0, 1, 2]],
    [3482, { whole: true }, [0, 1000, 2000, 3000, 4000]],
    [0, { whole: true }, [0, 1]],
    [0.83, { most: 1 }, [0, 0.5, 1]],
    [0.72, { most: 1 }, [0, 0.2, 0.4, 0.6, 0.8]],
    [0.06, { most: 1 }, [0, 0.02, 0.04, 0.06]],
    [0, { most: 1 }, [0, 0.5, 1]],
  ])("to %s is marked in round steps from zero", (largest, limits, ticks) => {
    const scale = scaleTo(largest, limits);
    expect(scale.ticks.map((tick) => Math.round(tick * 1e6) / 1e6)).toEqual(ticks);
    expect(scale.top).toBe(scale.ticks.at(-1));
  });

  it("begins at zero, reaches every value and has few marks", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (largest) => {
        const { top, ticks } = scaleTo(largest);
        expect(ticks[0]).toBe(0);
        expect(top).toBeGreaterThanOrEqual(largest * (1 - 1e-8));
        expect(top).toBeLessThanOrEqual(largest * 2.0001);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});

describe("the names below", () => {
  it("are as many as have room, and the latest always has one", () => {
    expect([...namedMarks(5, 6)]).toEqual([0, 1, 2, 3, 4]);
    expect([...namedMarks(13, 6)]).toEqual([0, 3, 6, 9, 12]);
    expect([...namedMarks(79, 6)]).toHaveLength(6);
    expect([...namedMarks(0, 6)]).toEqual([]);
  });
});
