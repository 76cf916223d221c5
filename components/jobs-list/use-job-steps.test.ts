import { describe, expect, it } from "vitest";
import { jobStep, type StepPlace } from "./use-job-steps";

const place = (job: string, rest: Partial<StepPlace> = {}): StepPlace => ({
  ids: ["a", "b", "c"],
  job,
  gap: 0,
  page: 2,
  hasNext: true,
  ...rest,
});

describe("jobStep", () => {
  it("leads to the neighbours of a row", () => {
    expect(jobStep(place("b"), 1)).toEqual({ job: "c" });
    expect(jobStep(place("b"), -1)).toEqual({ job: "a" });
  });

  it("leads across the ends of a page", () => {
    expect(jobStep(place("c"), 1)).toEqual({ page: 3, end: "first" });
    expect(jobStep(place("a"), -1)).toEqual({ page: 1, end: "last" });
  });

  it("leads nowhere at the ends of the list", () => {
    expect(jobStep(place("c", { hasNext: false }), 1)).toBeNull();
    expect(jobStep(place("a", { page: 1 }), -1)).toBeNull();
  });

  it("goes on where a job was that has left the list", () => {
    expect(jobStep(place("gone", { gap: 1 }), 1)).toEqual({ job: "b" });
    expect(jobStep(place("gone", { gap: 1 }), -1)).toEqual({ job: "a" });
    expect(jobStep(place("gone", { gap: 3 }), 1)).toEqual({ page: 3, end: "first" });
    expect(jobStep(place("gone", { gap: 3 }), -1)).toEqual({ job: "c" });
  });

  it("begins at the first row where the job was never in the list", () => {
    expect(jobStep(place("elsewhere", { page: 1 }), 1)).toEqual({ job: "a" });
    expect(jobStep(place("elsewhere", { page: 1 }), -1)).toBeNull();
  });

  it("leads nowhere in an empty list", () => {
    expect(jobStep(place("gone", { ids: [], page: 1, hasNext: false }), 1)).toBeNull();
  });
});
