import { describe, expect, it } from "vitest";
import { inputsFor, planOf } from "./fuzz-route";
import { ROUTE_INPUTS } from "./routes";

const morning = new Date("2026-11-29T00:00:00Z");
const night = new Date("2026-11-29T23:59:59Z");

describe("what a run sends", () => {
  it("is the same for a day, and something else on the next", () => {
    const quick = (today: Date) => planOf({}, { isDeep: false, today });
    expect(quick(morning)).toEqual({ seed: 20_261_129, path: undefined, inputs: 20 });
    expect(quick(night)).toEqual(quick(morning));
    expect(quick(new Date("2026-11-30T00:00:00Z")).seed).toBe(20_261_130);
  });

  it("is many times as much in the deep run", () => {
    expect(planOf({}, { isDeep: true, today: night }).inputs).toBe(2_000);
  });

  it("is less where a route reads nothing of a request", () => {
    const plan = planOf({}, { isDeep: false, today: night });
    expect(inputsFor(plan, ROUTE_INPUTS["GET /api/health"])).toBe(5);
    for (const route of [
      "GET /api/audit",
      "GET /api/jobs/[id]/slots",
      "PATCH /api/views",
    ] as const) {
      expect(inputsFor(plan, ROUTE_INPUTS[route]), route).toBe(20);
    }
  });

  it("is what a failure has printed, or as much as somebody asks for", () => {
    const env = { FUZZ_SEED: "7", FUZZ_PATH: "3:1:0", FUZZ_INPUTS: "50000" };
    expect(planOf(env, { isDeep: false, today: night })).toEqual({
      seed: 7,
      path: "3:1:0",
      inputs: 50_000,
    });
  });

  it("is the day's where a variable is empty", () => {
    const env = { FUZZ_SEED: "", FUZZ_PATH: "", FUZZ_INPUTS: "" };
    expect(planOf(env, { isDeep: false, today: night })).toEqual(
      planOf({}, { isDeep: false, today: night }),
    );
  });
});
