import { expect, it, test } from "vitest";
import { OPERATION_NAMES, routeOf } from "@/lib/server/simulator/actions/routes";
import { createSpApi } from "@/lib/server/sp-api/client";
import { fakeAmazon, reply, stopFakes } from "@/lib/server/sp-api/testing/fake-amazon";
import { inputProblems } from "./input-rules";
import { OPERATIONS } from "./table";

test("holds the seventeen operations of Amazon's model, and nothing else", () => {
  expect(Object.keys(OPERATIONS).sort()).toEqual([...OPERATION_NAMES].sort());
  expect(OPERATION_NAMES).toHaveLength(17);
});

test.each(Object.entries(OPERATIONS))("%s is what Amazon's model says", (key, operation) => {
  const route = OPERATION_NAMES.filter((name) => name === key).map(routeOf)[0];
  const { name, method, kind, hedge, plan } = operation;
  expect([name, method, kind]).toEqual([key, route?.method, route?.writes ? "write" : "read"]);
  expect(kind === "write" && hedge).toBe(false);
  expect(plan).toEqual(
    key === "getServiceJobs" ? "configured" : { rate: route?.rate, burst: route?.burst },
  );
});

it("has one plan for all in the sandbox, and the account's own for the list alone", async () => {
  const { config } = await fakeAmazon((response) => reply(response, 500, ""));
  const bursts = async (others?: { rate: number; burst: number }) => {
    const { quotas } = createSpApi({ ...config, rate: 7, burst: 70, others });
    const { getServiceJobs, assignAppointmentResources, getAppointmentSlots } = quotas;
    const all = [getServiceJobs, assignAppointmentResources, getAppointmentSlots];
    return Promise.all(all.map(async (quota) => (await quota.read()).burst));
  };
  expect(await bursts()).toEqual([70, 2, 40]);
  expect(await bursts({ rate: 5, burst: 15 })).toEqual([70, 15, 15]);
  stopFakes();
});

it("joins equal questions about capacity, whatever the order of their body", async () => {
  const { config, calls } = await fakeAmazon((response) =>
    reply(response, 200, { capacities: [], resourceId: "s" }),
  );
  const client = createSpApi(config);
  const place = { resourceId: "s", marketplaceId: "ATVPDKIKX0DER" };
  const [startDateTime, endDateTime] = ["2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z"];
  await Promise.all([
    client.getRangeSlotCapacity({ ...place, body: { startDateTime, endDateTime } }),
    client.getRangeSlotCapacity({ ...place, body: { endDateTime, startDateTime } }),
    client.getRangeSlotCapacity({ ...place, body: { startDateTime, endDateTime: startDateTime } }),
  ]);
  expect(calls.map(({ method }) => method)).toEqual(["POST", "POST"]);
  stopFakes();
});

test.each([
  ["MjAyMi0wNC0wNVQwMDowMDowMFo%3D", "MjAyMi0wNC0wNVQwMDowMDowMFo%3D"],
  ["a&b=c", "a%26b%3Dc"],
  ["100%", "100%25"],
])("the token %s travels as %s", (nextPageToken, sent) => {
  const { path } = OPERATIONS.getRangeSlotCapacity;
  const body = { startDateTime: "", endDateTime: "" };
  expect(path({ resourceId: "s", marketplaceId: "m", nextPageToken, body })).toBe(
    `/service/v1/serviceResources/s/capacity/range?marketplaceIds=m&nextPageToken=${sent}`,
  );
});

test.each([".", "..", "", "x".repeat(101)])("no path carries the id %j", (id) => {
  const { path } = OPERATIONS.completeServiceJobByServiceJobId;
  expect(() => path({ serviceJobId: id })).toThrow(expect.objectContaining({ kind: "rejected" }));
});

const HOUR = { startTime: "2026-12-01T10:00:00.00-08", endTime: "2026-12-01T11:00:00.00-08" };

test.each<[object, unknown[]]>([
  [{}, []],
  [{ startTime: "2026-12-01T10:00:00" }, [["schedules.0.startTime", "time"]]],
  [{ endTime: HOUR.startTime }, [["schedules.0.endTime", "order"]]],
  [{ endTime: "2026-12-01T18:30:00Z" }, []],
  [{ capacity: 0 }, [["schedules.0.capacity", "range"]]],
  [{ recurrence: { endTime: "soon" } }, [["schedules.0.recurrence.endTime", "time"]]],
])("a schedule with %j", (change, problems) => {
  const body = { schedules: [{ ...HOUR, ...change }] };
  const input = { resourceId: "s", marketplaceId: "m", body };
  const found = inputProblems("updateSchedule", input);
  expect(found.map(({ parameter, rule }) => [parameter, rule])).toEqual(problems);
});

test("slots are asked for at most ninety days at once", () => {
  const input = { serviceJobId: "1", marketplaceId: "m", startTime: "2026-12-01T00:00:00Z" };
  const until = (endTime: string) =>
    inputProblems("getAppointmmentSlotsByJobId", { ...input, endTime });
  expect(until("2027-03-01T00:00:00Z")).toEqual([]);
  expect(until("2027-03-02T00:00:00Z")).toEqual([{ parameter: "endTime", rule: "range" }]);
});
