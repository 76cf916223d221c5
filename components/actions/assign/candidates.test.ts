import { expect, test } from "vitest";
import type { Lane, Visit } from "@/lib/schedule/schedule";
import { type CandidateParts, candidatesOf, matching, nameAmong, unseenId } from "./candidates";

function visit(serviceJobId: string, start: string, end: string): Visit {
  return {
    ...{ key: serviceJobId, serviceJobId, orderId: null, appointmentId: null, status: "ACTIVE" },
    ...{
      jobStatus: "NOT_SERVICED",
      service: "Tyres",
      quantity: 1,
      store: "S1",
      flags: [],
      moves: 0,
    },
    ...{ technicians: [], isCurrent: true, zone: "America/Chicago" },
    start: `2026-12-01T${start}:00Z`,
    end: `2026-12-01T${end}:00Z`,
  };
}

function lane(id: string, ...visits: Visit[]): Lane {
  return { id, label: id, visits };
}

const PARTS: CandidateParts = {
  assigned: [{ technicianId: "ADA1", name: "Ada" }],
  here: [
    { value: "BEN1", label: "Ben", count: 9 },
    { value: "none", count: 4 },
    { value: "CARA", label: "Cara", count: 3 },
    { value: "ADA1", label: "Ada", count: 2 },
  ],
  anywhere: [
    { value: "BEN1", label: "Ben", count: 20 },
    { value: "DORA", label: "Dora", count: 11 },
  ],
  typed: ["EVE1"],
  away: new Set(),
  lanes: [
    lane("BEN1", visit("J2", "10:30", "12:00"), visit("J3", "08:00", "10:00")),
    lane("ADA1", visit("J1", "10:00", "11:00")),
  ],
  visit: {
    from: Date.parse("2026-12-01T10:00Z"),
    to: Date.parse("2026-12-01T11:00Z"),
    serviceJobId: "J1",
  },
};

test("whoever is assigned stands first, then who is free, then who is not", () => {
  const found = candidatesOf(PARTS).map(({ id, known }) => [id, known]);
  expect(found).toEqual([
    ["ADA1", "assigned"],
    ["CARA", "here"],
    ["BEN1", "here"],
    ["DORA", "elsewhere"],
    ["EVE1", "neverSeen"],
  ]);
});

test("a visit that overlaps is named; one that ends as this begins, and this one itself, are none", () => {
  const clashes = new Map(candidatesOf(PARTS).map((one) => [one.id, one.clashes]));
  expect(clashes.get("BEN1")?.map(({ serviceJobId }) => serviceJobId)).toEqual(["J2"]);
  expect(clashes.get("ADA1")).toEqual([]);
});

test("whoever is away stands behind those who are free, and is known to be", () => {
  const found = candidatesOf({ ...PARTS, away: new Set(["CARA"]), lanes: [] });
  expect(found.map(({ id, isAway }) => [id, isAway]).slice(0, 3)).toEqual([
    ["ADA1", false],
    ["BEN1", false],
    ["CARA", true],
  ]);
});

test("without a schedule nobody is called free", () => {
  const found = candidatesOf({ ...PARTS, lanes: null });
  expect(found.map(({ clashes }) => clashes)).toEqual([null, null, null, null, null]);
});

test("those of other stores are found by what is typed, and whoever is chosen stays in sight", () => {
  const all = candidatesOf(PARTS);
  const idsFor = (typed: string, ...chosen: string[]) =>
    matching(all, typed, new Set(chosen)).map(({ id }) => id);
  expect(idsFor("")).toEqual(["ADA1", "CARA", "BEN1", "EVE1"]);
  expect(idsFor(" dor ")).toEqual(["DORA"]);
  expect(idsFor("ben1", "ADA1")).toEqual(["ADA1", "BEN1"]);
});

test("an id that nobody has seen can be taken, a name cannot", () => {
  const all = candidatesOf(PARTS);
  expect(unseenId(all, " A8B3M999LMHF2 ")).toBe("A8B3M999LMHF2");
  expect(unseenId(all, "BEN1")).toBeNull();
  expect(unseenId(all, "Benjamin")).toBeNull();
  expect(unseenId(all, "A".repeat(51))).toBeNull();
});

test("a technician is named as the job says, else as was seen, and told apart from others of that name", () => {
  const seen = [
    { value: "ADA1", label: "Ada of before", count: 9 },
    { value: "BEN1234", label: "Ben", count: 4 },
    { value: "BEN5678", label: "Ben", count: 2 },
    { value: "CARA1", count: 1 },
  ];
  const known = { assigned: [{ technicianId: "ADA1", name: "Ada" }], seen };
  const names = ["ADA1", "BEN1234", "BEN5678", "CARA1", "EVE1"].map((id) => nameAmong(id, known));
  expect(names).toEqual(["Ada", "Ben …1234", "Ben …5678", "CARA1", "EVE1"]);
});
