import { describe, expect, it } from "vitest";
import { visitOf } from "@/components/schedule/testing/visits";
import {
  around,
  besideEachOther,
  besideOf,
  clashesWith,
  dropAt,
  type Ground,
  isOpenVisit,
  isOtherTechnician,
  wishToAssign,
} from "./drop";

const box = (left: number, top: number, right: number, bottom: number) => ({
  ...{ left, top, right, bottom },
});
const ground: Ground = {
  board: box(0, 0, 1000, 150),
  slots: [{ start: "2026-11-24T10:00:00Z", box: box(200, 0, 260, 50) }],
  lanes: [
    { id: "ADA", box: box(0, 0, 2000, 50) },
    { id: "BEN", box: box(0, 50, 2000, 100) },
    { id: "none", box: box(0, 100, 2000, 300) },
  ],
  canAssign: (lane) => isOtherTechnician(lane, "ADA"),
};

describe("what letting a visit go means", () => {
  it.each([
    ["onto a free time of its own lane", 210, 20, { kind: "move", start: "2026-11-24T10:00:00Z" }],
    ["beside the free times", 300, 20, null],
    ["onto another technician, whatever the time", 210, 50, { kind: "assign", lane: "BEN" }],
    ["onto the lane of nobody", 210, 120, null],
    ["onto a lane where it is out of sight", 1200, 60, null],
    ["below the board", 210, 200, null],
  ])("%s", (_, x, y, drop) => {
    expect(dropAt({ x, y }, ground)).toEqual(drop);
  });

  it("is nothing where technicians are not assigned", () => {
    expect(dropAt({ x: 210, y: 60 }, { ...ground, canAssign: () => false })).toBeNull();
  });
});

describe("a visit that is put into another lane", () => {
  const technicians = [
    { id: "CLEO", name: "Cleo" },
    { id: "ADA", name: "Ada" },
  ];
  const visit = visitOf({ key: "v1", appointmentId: "a1", technicians });

  it("is for whoever's lane it is, beside those who stay; what was seen goes along", () => {
    const { start } = visit;
    const seen = {
      status: "NOT_SERVICED",
      appointmentId: "a1",
      start,
      technicians: ["ADA", "CLEO"],
    };
    expect(wishToAssign(visit, "ADA", "BEN")).toEqual({
      action: "assign",
      body: { appointment: "a1", technicians: ["BEN", "CLEO"], seen },
    });
    expect(wishToAssign(visit, "ADA", "CLEO")?.body).toMatchObject({ technicians: ["CLEO"] });
    expect(wishToAssign({ ...visit, technicians: [] }, "none", "BEN")?.body).toMatchObject({
      technicians: ["BEN"],
    });
  });

  it("stands as long as its job is open and it is the one that counts", () => {
    const open = { ...visit, status: "ACTIVE", isCurrent: true };
    expect(isOpenVisit(open)).toBe(true);
    expect(isOpenVisit({ ...open, status: "COMPLETED" })).toBe(false);
    expect(isOpenVisit({ ...open, jobStatus: "CANCELLED" })).toBe(false);
    expect(isOpenVisit({ ...open, isCurrent: false })).toBe(false);
    expect(isOpenVisit({ ...open, appointmentId: null })).toBe(false);
  });

  it("clashes with what takes part of its time there, and with nothing that only touches it", () => {
    const at = (key: string, from: string, to: string) =>
      visitOf({ key, start: `2026-11-24T${from}:00Z`, end: `2026-11-24T${to}:00Z` });
    const moved = at("moved", "10:00", "12:00");
    const touching = at("touching", "12:00", "13:00");
    const within = at("within", "11:59", "12:30");
    expect(clashesWith(moved, [at("moved", "10:00", "12:00"), touching, within])).toEqual([within]);
  });
});

describe("free times that overlap", () => {
  it("stand beside each other, each up to where the next one begins", () => {
    const slot = (from: number, to: number) => ({
      start: `2026-11-24T${from}:00:00Z`,
      end: `2026-11-24T${to}:00:00Z`,
      left: 1,
    });
    const found = besideEachOther([slot(11, 13), slot(10, 12), slot(15, 17)]);
    expect(found.map(({ start, until }) => [start, until].map((at) => at.slice(11, 13)))).toEqual([
      ["10", "11"],
      ["11", "13"],
      ["15", "17"],
    ]);
  });
});

describe("a card beside a visit", () => {
  it("belongs to the ghost of the visit as well", () => {
    expect(around([box(40, 100, 140, 140), box(20, 160, 120, 200)])).toEqual(
      box(20, 100, 140, 200),
    );
    expect(around([])).toBeNull();
  });

  const card = { width: 200, height: 80 };
  const room = { x: 390, y: 800 };

  it.each([
    ["stands below", box(40, 100, 140, 140), { x: 40, y: 146 }],
    ["stands above where there is no room below", box(40, 700, 140, 740), { x: 40, y: 614 }],
    ["stays in the window", box(380, 100, 480, 140), { x: 182, y: 146 }],
  ])("%s", (_, anchor, at) => {
    expect(besideOf(anchor, card, room)).toEqual(at);
  });
});
