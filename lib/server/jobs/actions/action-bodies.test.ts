import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JOB_ACTIONS, type JobAction } from "@/lib/actions/job-action";
import { ProblemError } from "@/lib/http/problem";
import { keyOf, readWish } from "./action-bodies";

const START = "2026-12-24T10:00:00.000Z";
const END = "2026-12-24T11:00:00.000Z";
const SEEN = { status: "NOT_SERVICED", appointmentId: "J1_1", start: START, technicians: ["A1"] };
const SHA = `${"a".repeat(43)}=`;

const BODIES: Record<JobAction, Record<string, unknown>> = {
  schedule: { start: START },
  reschedule: { appointment: "J1_1", start: START, reason: "RS1" },
  assign: { appointment: "J1_1", technicians: ["A1", "B2"] },
  fulfil: {
    appointment: "J1_1",
    arrival: { start: START, end: END },
    worked: { start: START, end: END },
    technicians: ["A1"],
    documents: [{ id: "D1", sha256: SHA }],
  },
  complete: {},
  cancel: { reason: "CS1", order: "1234" },
};

function refusedFields(action: JobAction, body: unknown): string[] {
  try {
    readWish(action, body);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.problem.code).toBe("bad_action");
    return error.problem.errors?.map(({ parameter }) => parameter) ?? [];
  }
  return [];
}

describe("the body of an action", () => {
  it("is what is to be written, and what was seen", () => {
    const wishes = JOB_ACTIONS.map((action) => readWish(action, { ...BODIES[action], seen: SEEN }));
    expect(wishes.map(({ write }) => write)).toEqual([
      { operation: "schedule", start: START },
      { operation: "reschedule", appointmentId: "J1_1", start: START, reasonCode: "RS1" },
      { operation: "assign", appointmentId: "J1_1", technicians: ["A1", "B2"] },
      {
        operation: "fulfil",
        appointmentId: "J1_1",
        data: {
          estimatedArrivalTime: { startTime: START, endTime: END },
          fulfillmentTime: { startTime: START, endTime: END },
          appointmentResources: [{ resourceId: "A1" }],
          fulfillmentDocuments: [{ uploadDestinationId: "D1", contentSha256: SHA }],
        },
      },
      { operation: "complete" },
      { operation: "cancel", reasonCode: "CS1", payer: null },
    ]);
    expect(wishes.map(({ order }) => order)).toEqual([...Array(5).fill(null), "1234"]);
    expect(wishes.every(({ seen }) => seen.appointmentId === "J1_1")).toBe(true);
  });

  it.each<[JobAction, object, string]>([
    ["schedule", { start: "2026-12-24T10:00:00Z" }, "start"],
    ["schedule", { start: "2026-12-24T10:00:00.000+01:00" }, "start"],
    ["schedule", { start: "2026-02-30T10:00:00.000Z" }, "start"],
    ["reschedule", { appointment: "J1_2" }, "appointment"],
    ["reschedule", { reason: "" }, "reason"],
    ["reschedule", { reason: "rs1" }, "reason"],
    ["assign", { technicians: [] }, "technicians"],
    ["assign", { technicians: ["A1", "A1"] }, "technicians"],
    ["assign", { technicians: ["A".repeat(51)] }, "technicians"],
    ["assign", { technicians: [..."ABCDEFGHIJK"] }, "technicians"],
    ["assign", { technicians: ["\0"] }, "technicians"],
    ["fulfil", { worked: { start: END, end: START } }, "worked"],
    ["fulfil", { arrival: { start: START } }, "arrival"],
    ["fulfil", { documents: [{ id: "D1", sha256: "short" }] }, "documents"],
    ["cancel", { order: undefined }, "order"],
    ["complete", { seen: { ...SEEN, status: 7 } }, "seen"],
    ["complete", { force: true }, "body"],
    ["complete", JSON.parse('{ "constructor": 1 }'), "body"],
  ])("of %s is refused for %o", (action, change, field) => {
    const body = { ...BODIES[action], seen: SEEN, ...change };
    expect(refusedFields(action, body)).toEqual([field]);
  });

  it("that saves nothing is refused", () => {
    expect(refusedFields("fulfil", { appointment: "J1_1", seen: SEEN })).toEqual(["worked"]);
  });

  it("may be anything, and is refused by its fields then, without a word of it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...JOB_ACTIONS), fc.jsonValue(), (action, body) => {
        const fields = refusedFields(action, body);
        expect(fields.length).toBeGreaterThan(0);
        expect(fields).toSatisfy((names: string[]) =>
          names.every((name) => /^[a-z]+$/u.test(name)),
        );
      }),
    );
  });
});

describe("the key of an intent", () => {
  const KEY = "0b6f7b1e-1df2-4f4a-9c54-3f2f6d8a1e10";
  const keyed = (key: string) => () => keyOf(new Headers({ "idempotency-key": key }));

  it.each([KEY, KEY.toUpperCase(), `"${KEY}"`, ` ${KEY} `])("is a UUID: %s", (key) => {
    expect(keyed(key)()).toBe(KEY);
  });

  it.each(["", "one", KEY.slice(1), `${KEY}0`])("is nothing else: %s", (key) => {
    expect(keyed(key)).toThrow(ProblemError);
  });
});
