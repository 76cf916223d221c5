import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conformanceRemarks, conformanceTable, isAsExpected } from "./report";
import { amazonsSandbox, ownSandbox } from "./sandboxes";
import { type Row, runSuite } from "./suite";

let rows: Row[] = [];
let sandbox: Awaited<ReturnType<typeof ownSandbox>>;

beforeAll(async () => {
  sandbox = await ownSandbox();
  rows = await runSuite(sandbox.client);
});
afterAll(() => sandbox.simulator.close());

const ofWay = (way: Row["way"]) => rows.filter((row) => row.way === way);

describe("the 147 static cases of Amazon's sandbox, through the client", () => {
  it("come out as they say", () => {
    expect(rows.filter((row) => row.way !== "unsendable" && !isAsExpected(row))).toEqual([]);
    expect(rows).toHaveLength(147);
  });

  it("are 142 that can be sent, 40 of which our own rules refuse first", () => {
    const counts = (["typed", "refused by us", "no trigger", "unsendable"] as const).map(
      (way) => ofWay(way).length,
    );
    expect(counts).toEqual([99, 40, 3, 5]);
  });

  it("are refused by us for the parameter that Amazon refuses", () => {
    const counts: Record<string, number> = {};
    for (const { operation, refused } of ofWay("refused by us")) {
      const name = `${operation} ${refused}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    expect(counts).toEqual({
      "addAppointmentForServiceJobByServiceJobId appointmentTime.startTime": 2,
      "rescheduleAppointmentForServiceJobByServiceJobId appointmentTime.startTime": 2,
      "assignAppointmentResources resources": 3,
      "setAppointmentFulfillmentData body": 1,
      "setAppointmentFulfillmentData estimatedArrivalTime.endTime": 1,
      "setAppointmentFulfillmentData estimatedArrivalTime.startTime": 1,
      "setAppointmentFulfillmentData fulfillmentTime.endTime": 3,
      "setAppointmentFulfillmentData fulfillmentTime.startTime": 8,
      "setAppointmentFulfillmentData fulfillmentTime.startTime,fulfillmentTime.endTime": 1,
      "getFixedSlotCapacity endDateTime": 1,
      "getFixedSlotCapacity slotDuration": 1,
      "getFixedSlotCapacity startDateTime": 1,
      "getRangeSlotCapacity endDateTime": 2,
      "getRangeSlotCapacity startDateTime": 1,
      "updateSchedule schedules": 2,
      "createReservation reservation.availability": 2,
      "getAppointmmentSlotsByJobId startTime": 1,
      "getAppointmmentSlotsByJobId endTime": 1,
      "getAppointmentSlots startTime": 1,
      "getAppointmentSlots endTime": 1,
      "createServiceDocumentUploadDestination contentType": 2,
      "createServiceDocumentUploadDestination contentLength": 1,
      "createServiceDocumentUploadDestination contentType,contentLength": 1,
    });
  });

  it("are told by operation, with those that cannot be sent", () => {
    expect(conformanceTable(rows).split("\n").at(-1)).toMatch(/^sum .*147 .*142 of 142$/);
    expect(conformanceRemarks(rows)).toEqual([
      expect.stringContaining("getRangeSlotCapacity 400: not sent"),
      expect.stringContaining("getFixedSlotCapacity 400: not sent"),
      expect.stringContaining("getFixedSlotCapacity 400: not sent"),
      expect.stringContaining("updateReservation 400: not sent"),
      expect.stringContaining("updateReservation 400: not sent"),
    ]);
  });

  it("say what came out otherwise", () => {
    const [first] = ofWay("typed");
    if (!first?.got) throw new Error("Nothing was sent.");
    const odd = { ...first, got: { ...first.got, kind: "timeout" as const } };
    expect(isAsExpected(odd)).toBe(false);
    expect(conformanceRemarks([odd])[0]).toContain("timeout");
  });

  it("are matched to the millisecond", async () => {
    const ask = sandbox.client.addAppointmentForServiceJobByServiceJobId({
      serviceJobId: "validJobId-1-9cb9bc29-3d7d-5e49-5709-efb693d34468",
      body: { appointmentTime: { startTime: "2021-01-01T10:00:00.001Z" } },
    });
    await expect(ask).rejects.toMatchObject({
      kind: "rejected",
      upstreamMessage: "Could not match input arguments",
    });
  });

  it("are Amazon's own where the environment has credentials", () => {
    expect(amazonsSandbox({ NODE_ENV: "test", SP_API_CLIENT_ID: "id" })).toEqual({
      missing: ["SP_API_CLIENT_SECRET", "SP_API_REFRESH_TOKEN"],
    });
  });
});
