import { describe, expect, it, test } from "vitest";
import {
  readAppointmentSet,
  readDestination,
  readDone,
  readFixedCapacity,
  readRangeCapacity,
  readReservation,
  readSlots,
  warningsOf,
} from "./wire-actions";

const UNREADABLE = { refused: "invalid_answer" };
const warning = { code: "RESOURCES_UNASSIGNED", message: "Unassigned\u00a0resources : A,B" };
const read = { code: "RESOURCES_UNASSIGNED", message: "Unassigned resources : A,B", details: null };

test.each<[string, unknown, number]>([
  ["nothing", undefined, 0],
  ["an empty object", {}, 0],
  ["a list of its own", { warnings: [warning] }, 1],
  ["its payload", { payload: { warnings: [warning] } }, 1],
  [
    "records of its payload",
    { payload: [{ warnings: [warning] }, {}, { warnings: [warning] }] },
    2,
  ],
  ["errors that are none", { errors: [{ ...warning, errorLevel: "WARNING" }] }, 1],
  ["what is no warning", { warnings: ["odd", null, warning] }, 1],
])("finds the warnings of %s", (_, body, count) => {
  expect(warningsOf(body)).toEqual(Array.from({ length: count }, () => read));
});

describe("a write that answers with nothing", () => {
  it.each<[unknown, number]>([
    [undefined, 204],
    ["", 204],
    [{}, 200],
  ])("is done with %j and %i", (body, status) => {
    expect(readDone(body, status)).toEqual({ data: { warnings: [] } });
  });

  it.each([undefined, "<html>", [], null])("is not known to be done with %j and 200", (body) => {
    expect(readDone(body, 200)).toEqual(UNREADABLE);
  });
});

describe("a new visit", () => {
  it("has its id, and what Amazon warns of", () => {
    expect(readAppointmentSet({ appointmentId: "1_a", warnings: [warning] })).toEqual({
      data: { appointmentId: "1_a", warnings: [read] },
    });
  });

  it("is made where the id is missing, too", () => {
    expect(readAppointmentSet({})).toEqual({ data: { appointmentId: null, warnings: [] } });
    expect(readAppointmentSet(undefined)).toEqual(UNREADABLE);
  });
});

test("a slot without a start takes no other along", () => {
  const payload = {
    schedulingType: "REAL_TIME_SCHEDULING",
    appointmentSlots: [
      { startTime: "2021-04-04T00:00:00Z", endTime: "2021-04-04T01:00:00Z", capacity: 20 },
      { endTime: "2021-04-04T01:00:00Z" },
      null,
      { startTime: "2021-04-04T01:00:00Z", capacity: -1 },
    ],
  };
  expect(readSlots({ payload })).toEqual({
    data: {
      schedulingType: "REAL_TIME_SCHEDULING",
      startTime: null,
      endTime: null,
      slots: [
        { startTime: "2021-04-04T00:00:00Z", endTime: "2021-04-04T01:00:00Z", capacity: 20 },
        { startTime: "2021-04-04T01:00:00Z", endTime: null, capacity: null },
      ],
    },
  });
  expect(readSlots({})).toEqual(UNREADABLE);
});

describe("capacity", () => {
  it("keeps what was not asked for apart from nothing", () => {
    const slot = {
      startDateTime: "2021-04-04T00:00:00Z",
      scheduledCapacity: 1,
      availableCapacity: 0,
    };
    expect(readFixedCapacity({ slotDuration: 30, capacities: [slot, {}] })).toMatchObject({
      data: { slots: [{ scheduled: 1, available: 0, encumbered: null, reserved: null }] },
    });
  });

  it("in ranges keeps types that nobody knows", () => {
    const slots = [
      { startDateTime: "a", endDateTime: "b", capacity: 2 },
      { startDateTime: "a", capacity: 2 },
    ];
    const body = { capacities: [{ capacityType: "NEW", slots }], nextPageToken: "a%3D" };
    expect(readRangeCapacity(body)).toEqual({
      data: {
        resourceId: null,
        nextPageToken: "a%3D",
        capacities: [
          { capacityType: "NEW", slots: [{ startDateTime: "a", endDateTime: "b", capacity: 2 }] },
        ],
      },
    });
  });

  it.each([undefined, {}, { errors: [] }, []])("is not in %j", (body) => {
    expect(readRangeCapacity(body)).toEqual(UNREADABLE);
    expect(readFixedCapacity(body)).toEqual(UNREADABLE);
  });
});

test("a reservation without its id is made, and its id lost", () => {
  expect(readReservation({ payload: { reservation: { reservationId: "457" } } })).toEqual({
    data: { reservationId: "457", warnings: [] },
  });
  expect(readReservation({ payload: {} })).toEqual({ data: { reservationId: null, warnings: [] } });
  expect(readReservation({})).toEqual(UNREADABLE);
});

test.each([
  ["an address", { url: undefined }],
  ["an address for files", { url: "file:///etc/passwd" }],
  ["an id", { uploadDestinationId: "" }],
  ["a key", { encryptionDetails: { standard: "AES", initializationVector: "v" } }],
])("a place for a document without %s is of no use", (_, change) => {
  const payload = {
    uploadDestinationId: "d",
    url: "https://example.com/d?X-Amz-Expires=300",
    encryptionDetails: { standard: "AES", key: "k", initializationVector: "v" },
  };
  expect(readDestination({ payload })).toMatchObject({ data: { key: "k", headers: {} } });
  expect(readDestination({ payload: { ...payload, ...change } })).toEqual(UNREADABLE);
});
