import { describe, expect, it } from "vitest";
import { partsOf } from "./suite-parts";

describe("the parts of a run", () => {
  it.each([
    [[], ["api", "browser", "leaks"]],
    [["--project=phone"], ["browser"]],
    [["e2e/jobs/paging.spec.ts", "--headed"], ["browser"]],
    [["e2e/audit"], ["browser"]],
    [["e2e/api"], ["api"]],
    [["e2e/api/paging.spec.ts", "-t", "total"], ["api"]],
    [["e2e/audit/api/audit.spec.ts", "e2e/fuzz"], ["api"]],
    [["e2e/leaks"], ["leaks"]],
  ])("of %j are %j", (chosen, parts) => {
    expect(partsOf(chosen)).toEqual(parts);
  });

  it("do not mix", () => {
    expect(() => partsOf(["e2e/api", "e2e/jobs"])).toThrow("One at a time: api, browser.");
  });
});
