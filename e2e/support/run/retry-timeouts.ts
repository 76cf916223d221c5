import { z } from "zod";
import { type Counts, countE2e } from "./tally";

const error = z.looseObject({ message: z.string().optional() });
const result = z.looseObject({ status: z.string().optional(), errors: z.array(error) });
const test = z.looseObject({ status: z.string(), results: z.array(result) });
const spec = z.looseObject({ tests: z.array(test) });

const suite = z.looseObject({
  specs: z.array(spec),
  get suites() {
    return z.array(suite).optional();
  },
});

const report = z.looseObject({ suites: z.array(suite), errors: z.array(error) });

/** The runner's own words; an expectation that is not met in its time says what it saw instead. */
const RAN_OUT = /timeout of \d+ms exceeded|exceeded the test timeout of \d+ms/u;

/**
 * Whether what failed may be tried once more: something did, and nothing but time ran out. A test that
 * saw anything wrong, and an error of no test, are red.
 * @param firstRun Playwright's JSON report
 */
export function mayTryAgain(firstRun: unknown): boolean {
  const { suites, errors } = report.parse(firstRun);
  const failed = testsIn(suites).filter(({ status }) => status === "unexpected");
  return errors.length === 0 && failed.length > 0 && failed.every(({ results }) => ranOut(results));
}

/** Both runs as one: what failed first and passed then is flaky. */
export function countBoth(firstRun: unknown, secondRun: unknown): Counts {
  const [first, second] = [countE2e(firstRun), countE2e(secondRun)];
  const passedLate = Math.min(first.failed, second.passed);
  return { passed: first.passed + second.passed, failed: second.failed, flaky: passedLate };
}

function ranOut(results: z.infer<typeof test>["results"]): boolean {
  return (
    results.length > 0 &&
    results.every(
      ({ status, errors }) =>
        status === "timedOut" && errors.every(({ message = "" }) => RAN_OUT.test(message)),
    )
  );
}

function testsIn(suites: readonly z.infer<typeof suite>[]): z.infer<typeof test>[] {
  return suites.flatMap(({ specs, suites: inner = [] }) => [
    ...specs.flatMap(({ tests }) => tests),
    ...testsIn(inner),
  ]);
}
