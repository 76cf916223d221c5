import { describe, expect, it } from "vitest";
import { countBoth, mayTryAgain } from "./retry-timeouts";

type Result = { status: string; errors: { message: string }[] };

const timedOut = (...more: string[]): Result => ({
  status: "timedOut",
  errors: ["Test timeout of 30000ms exceeded.", ...more].map((message) => ({ message })),
});

const reportOf = (results: Result[], errors: { message: string }[] = []) => ({
  suites: [
    {
      title: "jobs/list.spec.ts",
      specs: [{ tests: [{ status: "expected", results: [{ status: "passed", errors: [] }] }] }],
      suites: [
        {
          title: "a group",
          specs: results.map((result) => ({
            tests: [{ status: "unexpected", results: [result] }],
          })),
        },
      ],
    },
  ],
  errors,
  stats: { expected: 1, unexpected: results.length, flaky: 0 },
});

describe("what failed is tried again", () => {
  it.each([
    ["a test", timedOut()],
    [
      "a step of a test",
      timedOut("Error: page.goto: Test timeout of 30000ms exceeded.\nCall log:\n  - navigating"),
    ],
    ["what prepares it", timedOut('Test timeout of 30000ms exceeded while setting up "page".')],
    ["what tidies up", timedOut('Tearing down "page" exceeded the test timeout of 30000ms.')],
    ["a hook", timedOut('"beforeAll" hook timeout of 30000ms exceeded.')],
  ])("where the time of %s ran out", (_, result) => {
    expect(mayTryAgain(reportOf([result]))).toBe(true);
    expect(mayTryAgain(reportOf([result, timedOut()]))).toBe(true);
  });
});

describe("what failed is red", () => {
  const unmet =
    "Error: expect(locator).toBeVisible() failed\n\nExpected: visible\nTimeout: 10000ms\nReceived: hidden";
  it.each([
    ["an expectation was not met in its time", { status: "failed", errors: [{ message: unmet }] }],
    ["a value was wrong", { status: "failed", errors: [{ message: "Error: expect(1).toBe(2)" }] }],
    ["time ran out after something wrong was seen", timedOut(unmet)],
    [
      "time ran out and a problem was on the console",
      timedOut("problems that the spec does not allow"),
    ],
    ["it was stopped", { status: "interrupted", errors: [] }],
  ])("where %s", (_, result) => {
    expect(mayTryAgain(reportOf([result]))).toBe(false);
    expect(mayTryAgain(reportOf([timedOut(), result])), "beside one whose time ran out").toBe(
      false,
    );
  });

  it("where an error belongs to no test", () => {
    expect(mayTryAgain(reportOf([timedOut()], [{ message: "The app has not started." }]))).toBe(
      false,
    );
  });

  it("where nothing failed, nothing is tried again", () => {
    expect(mayTryAgain(reportOf([]))).toBe(false);
  });

  it("where the report has another shape", () => {
    expect(() => mayTryAgain({})).toThrow();
  });
});

describe("two runs count as one", () => {
  const run = (expected: number, unexpected: number) => ({
    stats: { expected, unexpected, flaky: 0, skipped: 0 },
  });

  it("with what passed late as flaky", () => {
    expect(countBoth(run(40, 2), run(2, 0))).toEqual({ passed: 42, failed: 0, flaky: 2 });
  });

  it("with what failed twice as failed", () => {
    expect(countBoth(run(40, 2), run(1, 1))).toEqual({ passed: 41, failed: 1, flaky: 1 });
  });

  it("with what had been left out behind a failure", () => {
    expect(countBoth(run(40, 1), run(4, 0))).toEqual({ passed: 44, failed: 0, flaky: 1 });
  });
});
