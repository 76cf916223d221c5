import { z } from "zod";

/** `flaky`: those of the passed ones that needed a second try. */
export type Counts = { passed: number; failed: number; flaky: number };

export const NO_TESTS: Counts = { passed: 0, failed: 0, flaky: 0 };

export function addCounts(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    flaky: one.flaky + other.flaky,
  };
}

const counts = z.object({ passed: z.number(), failed: z.number(), flaky: z.number() });

/** Counts that were added up before. */
export function countCounted(report: unknown): Counts {
  return counts.parse(report);
}

export type Step = {
  name: string;
  /** Where a step that runs tests leaves its report, and how to read it. */
  tests?: { report: string; count: (report: unknown) => Counts };
};

export type Outcome = { name: string; ok: boolean; seconds: string; counts: Counts | null };

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

export function countUnit(report: unknown): Counts {
  const { numPassedTests, numFailedTests } = vitestReport.parse(report);
  return { passed: numPassedTests, failed: numFailedTests, flaky: 0 };
}

export function countE2e(report: unknown): Counts {
  const { expected, unexpected, flaky } = playwrightReport.parse(report).stats;
  return { passed: expected + flaky, failed: unexpected, flaky };
}

/**
 * One line a step, and as the last line the tests of all steps: `12 passed, 0 failed`.
 * A step that fails without a failed test counts as one failure.
 */
export function tally(
  outcomes: readonly Outcome[],
  names: readonly string[],
): { lines: string[]; failed: number } {
  let passed = 0;
  let failed = 0;
  for (const { ok, counts } of outcomes) {
    passed += counts?.passed ?? 0;
    failed += ok ? 0 : Math.max(1, counts?.failed ?? 0);
  }
  const rows = names.map((name) => {
    const outcome = outcomes.find((one) => one.name === name);
    if (!outcome) return `${name.padEnd(12)} not run`;
    const flaky = outcome.counts?.flaky ? `, FLAKY: ${outcome.counts.flaky} passed late` : "";
    return `${name.padEnd(12)} ${outcome.ok ? "ok" : "FAILED"} in ${outcome.seconds} s${flaky}`;
  });
  return { lines: [...rows, "", `${passed} passed, ${failed} failed`], failed };
}
