import { describe, expect, it } from "vitest";
import { progressStep } from "./progress-step";

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
