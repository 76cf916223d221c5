import { describe, expect, it } from "vitest";
import { type Counts, countE2e, countUnit, tally } from "./tally";

const step = (name: string, ok = true, counts: Counts | null = null) => ({
  name,
  ok,
  seconds: "1.0",
  counts,
});

describe("tally", () => {
  it("adds the tests of all steps", () => {
    const outcomes = [
      step("lint"),
      step("unit", true, { passed: 40, failed: 0, flaky: 0 }),
      step("e2e", true, { passed: 2, failed: 0, flaky: 0 }),
    ];
    expect(tally(outcomes, ["lint", "unit", "e2e"])).toEqual({
      lines: [
        "lint         ok in 1.0 s",
        "unit         ok in 1.0 s",
        "e2e          ok in 1.0 s",
        "",
        "42 passed, 0 failed",
      ],
      failed: 0,
    });
  });

  it("counts a failed step without tests as one failure, and names what did not run", () => {
    const { lines, failed } = tally([step("lint", false)], ["lint", "unit"]);
    expect(lines).toEqual([
      "lint         FAILED in 1.0 s",
      "unit         not run",
      "",
      "0 passed, 1 failed",
    ]);
    expect(failed).toBe(1);
  });

  it("fails when the runner fails though every test has passed", () => {
    expect(tally([step("unit", false, { passed: 3, failed: 0, flaky: 0 })], ["unit"]).failed).toBe(
      1,
    );
  });

  it("counts each failed test", () => {
    expect(
      tally([step("unit", false, { passed: 3, failed: 2, flaky: 0 })], ["unit"]).lines.at(-1),
    ).toBe("3 passed, 2 failed");
  });

  it("names a step whose tests passed late", () => {
    expect(tally([step("e2e", true, { passed: 3, failed: 0, flaky: 1 })], ["e2e"])).toEqual({
      lines: ["e2e          ok in 1.0 s, FLAKY: 1 passed late", "", "3 passed, 0 failed"],
      failed: 0,
    });
  });
});

describe("reports", () => {
  it("reads Vitest's", () => {
    expect(countUnit({ numPassedTests: 5, numFailedTests: 1, success: false })).toEqual({
      passed: 5,
      failed: 1,
      flaky: 0,
    });
  });

  it("reads Playwright's, and keeps apart what passed at its second try", () => {
    const stats = { expected: 7, unexpected: 1, flaky: 2, skipped: 2 };
    expect(countE2e({ stats })).toEqual({ passed: 9, failed: 1, flaky: 2 });
  });

  it("refuses a report of another shape", () => {
    expect(() => countE2e({})).toThrow();
  });
});
