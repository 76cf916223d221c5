import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptySearch, type JobsSearch } from "@/lib/search/jobs-search";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { NOW } from "./testing/any-job";
import { ANY_TIME, asking, type IndexRig, openIndexRig, searchOf } from "./testing/index-rig";
import { US } from "./testing/plain-answers";

let rig: IndexRig;
beforeAll(async () => {
  rig = await openIndexRig();
});
afterAll(() => rig.table.close());

describe("a list", () => {
  it("says how many there are beyond its last page too", async () => {
    await rig.hold([{ serviceJobId: "A" }, { serviceJobId: "B" }]);
    expect(await rig.answers.list(searchOf({ page: 9 }), asking)).toEqual({ jobs: [], total: 2 });
  });

  it("is asked of the last 30 days unless it says otherwise, and of one marketplace", async () => {
    await rig.hold([
      { serviceJobId: "new", createTime: "2026-11-20T08:00Z" },
      { serviceJobId: "old", createTime: "2026-09-20T08:00Z", serviceOrderId: "111-1" },
    ]);
    const ids = async (patch: Partial<JobsSearch>) =>
      (await rig.allOf({ ...emptySearch(), ...patch })).ids;
    expect(await ids({})).toEqual(["new"]);
    expect(await ids({ order: ["111-1"] })).toEqual(["old"]);
    expect(await ids({ created: ANY_TIME })).toEqual(["new", "old"]);
    expect(await ids({ created: ANY_TIME, marketplace: "A1PA6795UKMFR9" })).toEqual([]);
  });

  it("leaves out what is gone, and keeps nothing from it in the facets", async () => {
    await rig.hold([{ serviceJobId: "A", storeId: "SEA-1" }, { serviceJobId: "B" }]);
    for (const number of [2, 3]) await rig.table.missed(US, ["A"], { number, startedAt: NOW });
    expect((await rig.allOf(searchOf())).ids).toEqual(["B"]);
    expect((await rig.answers.facets(searchOf(), asking)).facets.store).toEqual([]);
    expect(await rig.answers.find(["A"], asking)).toEqual([]);
    expect(await rig.answers.search("SEA-1", asking)).toEqual([]);
  });

  it("refuses to say when a job was updated", async () => {
    const updated = { kind: "preset", preset: "7d" } as const;
    await expect(rig.answers.list({ ...emptySearch(), updated }, asking)).rejects.toThrow(
      "updated",
    );
  });

  it("gives the flags of now, whenever it was read", async () => {
    const appointmentTime = { startTime: "2026-11-24T08:00Z", durationInMinutes: 60 };
    const appointments = [{ appointmentStatus: "ACTIVE", appointmentTime }];
    await rig.hold([{ serviceJobId: "A", serviceJobStatus: "NOT_SERVICED", appointments }]);
    const flags = async (now: string) => {
      const { jobs } = await rig.answers.list(searchOf(), { ...asking, now: Date.parse(now) });
      return jobs[0]?.flags;
    };
    expect(await flags("2026-11-24T08:59Z")).toEqual(["noTechnician", "noTechnicianSoon"]);
    expect(await flags("2026-11-24T09:00Z")).toEqual(["late", "noTechnician"]);
  });
});

describe("facets", () => {
  it("name what people call a value, and let a filter not hide its other values", async () => {
    const assigned = (technicianId: string, name: string) => [
      { appointmentStatus: "ACTIVE", assignedTechnicians: [{ technicianId, name }] },
    ];
    const scopeOfWork = { asin: "B000000001", title: "Tire Installation" };
    await rig.hold([
      { serviceJobId: "A", storeId: "SEA-1", scopeOfWork, appointments: assigned("T1", "Ada") },
      { serviceJobId: "B", storeId: "PDX-1", scopeOfWork, appointments: assigned("T2", "Bo") },
      { serviceJobId: "C", storeId: "PDX-1", associatedItems: [{ asin: "B000000009" }] },
    ]);
    const { total, facets } = await rig.answers.facets(searchOf({ store: ["SEA-1"] }), asking);
    expect(total).toBe(1);
    expect(facets.store).toEqual([
      { value: "PDX-1", label: "Alberta Street", count: 2 },
      { value: "SEA-1", label: "Tukwila South", count: 1 },
    ]);
    expect(facets.technician).toEqual([{ value: "T1", label: "Ada", count: 1 }]);
    expect(facets.asin).toEqual([{ value: "B000000001", label: "Tire Installation", count: 1 }]);
    const all = await rig.answers.facets(searchOf(), asking);
    expect(all.facets.technician.map(({ value }) => value)).toEqual(["T1", "T2", "none"]);
    expect(all.facets.asin.map(({ value, count }) => [value, count])).toEqual([["B000000001", 2]]);
  });
});

describe("search", () => {
  const scopeOfWork = { asin: "B0TIRE0001", title: "Tire Installation" };
  const visit = { assignedTechnicians: [{ technicianId: "T1", name: "Ada Łovelace" }] };
  beforeEach(async () => {
    await rig.hold([
      { serviceJobId: "J100", serviceOrderId: "111-1", productOrderIds: ["333-1"], scopeOfWork },
      { serviceJobId: "J1001", serviceOrderId: "111-1", trackingIds: ["TRK-9"], storeId: "SEA-1" },
      { serviceJobId: "J2", storeId: "SEA-1", scopeOfWork, appointments: [visit, visit] },
    ]);
  });
  const hits = async (text: string) =>
    (await rig.answers.search(text, asking)).map(({ kind, value, count }) => [kind, value, count]);

  it.each([
    [
      "J100",
      [
        ["job", "J100", 1],
        ["job", "J1001", 1],
      ],
    ],
    ["111", [["order", "111-1", 2]]],
    ["333-1", [["productOrder", "333-1", 1]]],
    ["trk", [["tracking", "TRK-9", 1]]],
    ["b0tire", [["asin", "B0TIRE0001", 2]]],
    ["tukwila", [["store", "SEA-1", 2]]],
    ["sea-1", [["store", "SEA-1", 2]]],
    ["south tuk", [["store", "SEA-1", 2]]],
    ["ADA", [["technician", "T1", 1]]],
    ["installation tire", [["service", "Tire Installation", 2]]],
    ["J2 tire", []],
    ["no such", []],
    [" ", []],
  ])("%s", async (text, expected) => expect(await hits(text)).toEqual(expected));

  it("names the job where it is one alone, and what people call a thing", async () => {
    expect(await rig.answers.search("TRK-9", asking)).toEqual([
      { kind: "tracking", value: "TRK-9", label: "TRK-9", count: 1, serviceJobId: "J1001" },
    ]);
    expect(await rig.answers.search("tukwila", asking)).toEqual([
      { kind: "store", value: "SEA-1", label: "Tukwila South", count: 2 },
    ]);
  });
});

it("finds jobs by any id of theirs", async () => {
  await rig.hold([
    { serviceJobId: "A", serviceOrderId: "111-1" },
    { serviceJobId: "B", productOrderIds: ["111-1", "333-1"] },
    { serviceJobId: "C", trackingIds: ["TRK-1"] },
    { serviceJobId: "D" },
  ]);
  const found = async (...ids: string[]) =>
    (await rig.answers.find(ids, asking)).map(({ id }) => id).toSorted();
  expect(await found("111-1")).toEqual(["A", "B"]);
  expect(await found("TRK-1", "D", "none")).toEqual(["C", "D"]);
});

it("gives back a job as Amazon wrote it, as far as it is kept", async () => {
  const job: WireJob = {
    serviceJobId: "A",
    marketplaceId: US,
    createTime: "2026-11-20T08:00:00.00-07",
    serviceJobStatus: "NOT_SERVICED",
    serviceOrderId: "111-1",
    productOrderIds: ["333-1"],
    trackingIds: ["TRK-1"],
    storeId: "SEA-1",
    scopeOfWork: { asin: "B000000001", title: "Tires", quantity: 4, requiredSkills: ["TIRES"] },
    preferredAppointmentTimes: [{}, {}],
    appointments: [
      {
        appointmentId: "P1",
        appointmentStatus: "COMPLETED",
        appointmentTime: { startTime: "2026-11-24T08:00Z", durationInMinutes: 60 },
        assignedTechnicians: [{ technicianId: "T1", name: "Ada" }, {}],
        rescheduledAppointmentId: "P0",
        poa: {
          appointmentTime: { startTime: "2026-11-24T08:05Z", durationInMinutes: 50 },
          uploadTime: "2026-11-24T09:00Z",
          poaType: "POA_RECEIPT",
        },
      },
    ],
    associatedItems: [
      {
        asin: "B000000009",
        itemStatus: "SHIPPED",
        itemDelivery: {
          estimatedDeliveryDate: "2026-11-23T08:00Z",
          itemDeliveryPromise: { startTime: "2026-11-22T08:00Z", endTime: "2026-11-23T08:00Z" },
        },
      },
    ],
    serviceLocation: { serviceLocationType: "IN_HOME" },
  };
  const address = { stateOrRegion: "WA", countryCode: "US", city: "Tukwila" };
  await rig.hold([{ ...job, serviceLocation: { ...job.serviceLocation, address } }]);
  const [found] = await rig.answers.find(["A"], asking);
  expect(JSON.parse(JSON.stringify(found))).toEqual({
    id: "A",
    job,
    flags: ["rescheduled"],
    zone: "America/Los_Angeles",
    openedAt: NOW,
  });
});
