import { describe, expect, it } from "vitest";
import { type Rig, rig } from "@/lib/server/simulator/testing/client";
import { bookedJob, STORE, slotsOf, waitingJob, words } from "@/lib/server/simulator/testing/jobs";

const PLACE = "marketplaceIds=ATVPDKIKX0DER";
const RESOURCE = `/service/v1/serviceResources/${STORE}`;
/** A Tuesday in Seattle, from eight to six. */
const DAY = { startDateTime: "2026-12-01T16:00:00Z", endDateTime: "2026-12-02T02:00:00Z" };
const ALL = [
  "SCHEDULED_CAPACITY",
  "AVAILABLE_CAPACITY",
  "ENCUMBERED_CAPACITY",
  "RESERVED_CAPACITY",
];

const own = () => rig({ jobs: 5, others: { rate: 1_000, burst: 1_000 } });

async function range({ ask }: Rig, body: object, token = "") {
  const reply = await ask("POST", `${RESOURCE}/capacity/range?${PLACE}${token}`, body);
  return JSON.parse(reply.text);
}

async function fixed({ ask }: Rig, body: object) {
  return ask("POST", `${RESOURCE}/capacity/fixed?${PLACE}`, body);
}

const HOUR = { startTime: "2026-12-01T10:00:00.00-08", endTime: "2026-12-01T11:00:00.00-08" };
const block = (availability: object = HOUR, more: object = {}) => ({
  resourceId: STORE,
  reservation: { availability, type: "BREAK", ...more },
});

describe("capacity", () => {
  it("is the crew's, from eight to six, less what jobs and blocks take", async () => {
    const at = await own();
    await at.control("capacity", { resourceId: STORE, capacity: 3 });
    await at.ask("POST", `/service/v1/reservation?${PLACE}`, block());
    const body = { ...DAY, capacityTypes: ALL, slotDuration: 60 };
    const { capacities } = JSON.parse((await fixed(at, body)).text);
    expect(capacities).toHaveLength(10);
    expect(capacities[2]).toEqual({
      startDateTime: "2026-12-01T18:00:00Z",
      scheduledCapacity: 3,
      availableCapacity: 2,
      encumberedCapacity: 0,
      reservedCapacity: 1,
    });
    const night = { ...DAY, startDateTime: "2026-12-01T12:00:00Z" };
    const { capacities: kinds } = await range(at, { ...night, capacityTypes: ALL });
    expect(kinds.map((kind: { capacityType: string }) => kind.capacityType)).toEqual(ALL);
    expect(kinds[0].slots.map((slot: { capacity: number }) => slot.capacity)).toEqual([0, 3]);
    expect(kinds[1].slots.map((slot: { capacity: number }) => slot.capacity)).toEqual([0, 3, 2, 3]);
  });

  it("counts the visits of the store's jobs", async () => {
    const at = await own();
    const { job } = await bookedJob(at);
    const { startTime = "" } = job.appointments?.[0]?.appointmentTime ?? {};
    const endDateTime = new Date(Date.parse(startTime) + 300_000).toISOString();
    const body = { startDateTime: startTime, endDateTime, capacityTypes: ["ENCUMBERED_CAPACITY"] };
    const { capacities } = JSON.parse((await fixed(at, { ...body, slotDuration: 5 })).text);
    expect(capacities[0].encumberedCapacity).toBeGreaterThan(0);
  });

  it("comes in pages of 35 days, whose tokens are percent-encoded already", async () => {
    const at = await own();
    const body = { startDateTime: "2026-12-01T00:00:00Z", endDateTime: "2027-03-01T00:00:00Z" };
    const first = await range(at, body);
    expect(first.nextPageToken).toMatch(/%3D$/);
    for (const token of [first.nextPageToken, encodeURIComponent(first.nextPageToken)]) {
      const second = await range(at, body, `&nextPageToken=${token}`);
      expect(second.capacities[0].slots[0].startDateTime).toBe("2027-01-05T00:00:00Z");
    }
  });

  it.each([
    [{ ...DAY, slotDuration: 7 }, "Slot duration is not valid"],
    [{ startDateTime: DAY.endDateTime, endDateTime: DAY.startDateTime }, "should be after"],
    [{ startDateTime: DAY.startDateTime }, "are not present"],
    [{ ...DAY, startDateTime: "2021-0" }, "not a valid ISO date/time"],
    [{ ...DAY, capacityTypes: ["OTHER"] }, "capacityTypes"],
  ])("is not told for %j", async (body, details) => {
    const { status, errors } = await fixed(await own(), body);
    expect([status, errors[0]?.message, errors[0]?.details]).toEqual([
      400,
      "This is invalid input",
      expect.stringContaining(details),
    ]);
  });
});

describe("a schedule", () => {
  const put = ({ ask }: Rig, schedules: unknown, store = STORE) =>
    ask("PUT", `/service/v1/serviceResources/${store}/schedules?${PLACE}`, { schedules });
  const week = {
    startTime: "2026-11-30T09:00:00.00-08",
    endTime: "2026-11-30T12:00:00.00-08",
    capacity: 2,
    recurrence: { endTime: "2026-12-31T23:59:00.00-08", daysOfWeek: ["MONDAY", "WEDNESDAY"] },
  };

  it("replaces the whole one before, and says so", async () => {
    const at = await own();
    const reply = await put(at, [week]);
    expect(JSON.parse(reply.text).payload).toMatchObject([
      { availability: week, warnings: [{ code: "ScheduleOverride" }] },
    ]);
    const body = { startDateTime: "2026-11-30T00:00:00Z", endDateTime: "2026-12-04T00:00:00Z" };
    const { capacities } = await range(at, body);
    const open = capacities[0].slots.filter((slot: { capacity: number }) => slot.capacity > 0);
    expect(open.map((slot: { startDateTime: string }) => slot.startDateTime)).toEqual([
      "2026-11-30T17:00:00Z",
      "2026-12-02T17:00:00Z",
    ]);
    const { serviceJobId } = await waitingJob(at);
    const closed = "&startTime=2026-12-01T00:00:00Z&endTime=2026-12-02T08:00:00Z";
    expect(await slotsOf(at, serviceJobId, closed)).toEqual([]);
  });

  it("is refused inside a 200, for a store that is none and for each record", async () => {
    const at = await own();
    const nowhere = await put(at, [week], "NOWHERE");
    expect([nowhere.status, words(nowhere)]).toEqual([
      200,
      ["Invalid request parameters: [resourceId]"],
    ]);
    const odd = { startTime: week.endTime, endTime: week.startTime };
    const reply = await put(at, [week, odd]);
    expect([reply.status, JSON.parse(reply.text).payload]).toMatchObject([
      200,
      [{ availability: odd, errors: [{ code: "InvalidInput" }] }],
    ]);
    expect(words(await put(at, []))).toEqual(["Missing or invalid request parameters: [schedule]"]);
    expect(at.simulator.writes().every(({ executed }) => !executed)).toBe(true);
  });
});

describe("a reservation", () => {
  const reserved = async (at: Rig) => {
    const body = { ...DAY, capacityTypes: ["RESERVED_CAPACITY"], slotDuration: 60 };
    const { capacities } = JSON.parse((await fixed(at, body)).text);
    return capacities.map((slot: { reservedCapacity: number }) => slot.reservedCapacity);
  };
  const idIn = (text: string) => JSON.parse(text).payload.reservation.reservationId;

  it("has another id after each change, and is gone when it is cancelled", async () => {
    const at = await own();
    const made = idIn((await at.ask("POST", `/service/v1/reservation?${PLACE}`, block())).text);
    expect(await reserved(at)).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
    const later = { startTime: "2026-12-01T12:00:00.00-08", endTime: "2026-12-01T13:00:00.00-08" };
    const path = (id: string) => `/service/v1/reservation/${id}?${PLACE}`;
    const moved = idIn((await at.ask("PUT", path(made), block(later))).text);
    expect([moved === made, await reserved(at)]).toEqual([false, [0, 0, 0, 0, 1, 0, 0, 0, 0, 0]]);
    const again = await at.ask("PUT", path(made), block(later));
    expect([again.status, words(again)]).toEqual([
      404,
      [`Could not find reservation with ID: [${made}]`],
    ]);
    expect((await at.ask("DELETE", path(moved))).status).toBe(204);
    expect(await reserved(at)).not.toContain(1);
    const gone = await at.ask("DELETE", path(moved));
    expect([gone.status, words(gone)]).toEqual([404, ["Reservation does not exist"]]);
  });

  it("that carries an id is an update of that one", async () => {
    const at = await own();
    const path = `/service/v1/reservation?${PLACE}`;
    const reservationId = idIn((await at.ask("POST", path, block())).text);
    await at.ask("POST", path, block(HOUR, { reservationId }));
    expect((await reserved(at))[2]).toBe(1);
  });

  it.each([
    [{ ...block(), resourceId: "NOWHERE" }, 200, "[resourceId]"],
    [{ ...block(), resourceId: "null" }, 400, "[resourceId]"],
    [{ resourceId: STORE, reservation: {} }, 400, "[reservation]"],
  ])("is refused for %j", async (body, status, message) => {
    const { ask } = await own();
    const reply = await ask("POST", `/service/v1/reservation?${PLACE}`, body);
    expect([reply.status, words(reply)]).toEqual([status, [expect.stringContaining(message)]]);
  });

  it("that ends before it begins is refused inside its payload", async () => {
    const { ask } = await own();
    const odd = block({ startTime: HOUR.endTime, endTime: HOUR.startTime });
    const reply = await ask("POST", `/service/v1/reservation?${PLACE}`, odd);
    expect([reply.status, JSON.parse(reply.text).payload.errors[0].code]).toEqual([
      200,
      "InvalidInput",
    ]);
  });
});
