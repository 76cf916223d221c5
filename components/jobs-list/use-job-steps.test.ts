import { describe, expect, it } from "vitest";
import { jobStep, type StepPosition } from "./use-job-steps";

const position = (job: string, rest: Partial<StepPosition> = {}): StepPosition => ({
  ids: ["a", "b", "c"],
  job,
  gap: 0,
  page: 2,
  hasNext: true,
  ...rest,
});

describe("jobStep", () => {
  it("leads to the neighbours of a row", () => {
    expect(jobStep(position("b"), 1)).toEqual({ job: "c" });
    expect(jobStep(position("b"), -1)).toEqual({ job: "a" });
  });

  it("leads across the ends of a page", () => {
    expect(jobStep(position("c"), 1)).toEqual({ page: 3, end: "first" });
    expect(jobStep(position("a"), -1)).toEqual({ page: 1, end: "last" });
  });

  it("leads nowhere at the ends of the list", () => {
    expect(jobStep(position("c", { hasNext: false }), 1)).toBeNull();
    expect(jobStep(position("a", { page: 1 }), -1)).toBeNull();
  });

  it("goes on where a job was that has left the list", () => {
    expect(jobStep(position("gone", { gap: 1 }), 1)).toEqual({ job: "b" });
    expect(jobStep(position("gone", { gap: 1 }), -1)).toEqual({ job: "a" });
    expect(jobStep(position("gone", { gap: 3 }), 1)).toEqual({ page: 3, end: "first" });
    expect(jobStep(position("gone", { gap: 3 }), -1)).toEqual({ job: "c" });
  });

  it("begins at the first row where the job was never in the list", () => {
    expect(jobStep(position("elsewhere", { page: 1 }), 1)).toEqual({ job: "a" });
    expect(jobStep(position("elsewhere", { page: 1 }), -1)).toBeNull();
  });

  it("leads nowhere in an empty list", () => {
    expect(jobStep(position("gone", { ids: [], page: 1, hasNext: false }), 1)).toBeNull();
  });
});
