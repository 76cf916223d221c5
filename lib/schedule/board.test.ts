import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Booking, doubleBooked, seenElsewhere } from "./clashes";
import { lanesOf } from "./lanes";
import { pack } from "./pack";
import type { Visit } from "./schedule";

const MINUTE = 60_000;

const spans = fc
  .array(fc.tuple(fc.nat(50), fc.nat(12)), { maxLength: 40 })
  .map((all) => all.map(([from, length]) => ({ from, to: from + length })));

describe("columns", () => {
  it("let nothing overlap within one, and are no more than stand beside each other at some time", () => {
    fc.assert(
      fc.property(spans, (items) => {
        const packed = pack(items);
        expect(packed).toHaveLength(items.length);
        const end = ({ from, to }: { from: number; to: number }) => Math.max(to, from + 1);
        const overlap = (a: { from: number; to: number }, b: { from: number; to: number }) =>
          a.from < end(b) && b.from < end(a);
        for (const [index, one] of packed.entries()) {
          expect(one.column).toBeLessThan(one.columns);
          for (const other of packed.slice(index + 1)) {
            if (!overlap(one.item, other.item)) continue;
            expect(one.column).not.toBe(other.column);
            expect(one.columns).toBe(other.columns);
          }
          const beside = packed.filter(
            ({ item }) => item.from <= one.item.from && overlap(item, one.item),
          );
          expect(one.column).toBeLessThan(beside.length);
        }
      }),
    );
  });

  it("are shared by visits that touch, unless both are drawn longer than they are", () => {
    const two = [
      { from: 0, to: 10 },
      { from: 10, to: 20 },
    ];
    expect(pack(two).map(({ column }) => column)).toEqual([0, 0]);
    expect(pack(two, 15).map(({ column, columns }) => [column, columns])).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  it("are found for 5,000 visits at a time", () => {
    const packed = pack(Array.from({ length: 5_000 }, () => ({ from: 0, to: MINUTE })));
    expect(packed.at(-1)).toMatchObject({ column: 4_999, columns: 5_000 });
  });
});

describe("bookings", () => {
  it("clash where two of one technician share a minute", () => {
    const booking = fc.record({
      from: fc.nat(20).map((half) => (half * MINUTE) / 2),
      length: fc.nat(8).map((half) => (half * MINUTE) / 2),
      technician: fc.constantFrom("T1", "T2"),
    });
    fc.assert(
      fc.property(fc.array(booking, { maxLength: 12 }), (all) => {
        const bookings: Booking[] = all.map(({ from, length, technician }, index) => ({
          key: String(index),
          technician,
          from,
          to: from + length,
        }));
        const meant = bookings.filter((one) =>
          bookings.some(
            (other) =>
              other !== one &&
              other.technician === one.technician &&
              Math.min(one.to, other.to) - Math.max(one.from, other.from) >= MINUTE,
          ),
        );
        expect([...doubleBooked(bookings)].toSorted()).toEqual(
          meant.map(({ key }) => key).toSorted(),
        );
      }),
    );
  });

  it("are elsewhere for who was seen at other stores and not here, this job aside", () => {
    const isElsewhere = seenElsewhere([
      { technician: "T1", store: "SEA-1", jobs: 3 },
      { technician: "T1", store: "PDX-1", jobs: 1 },
      { technician: "T2", store: "PDX-1", jobs: 1 },
      { technician: "T3", store: null, jobs: 2 },
    ]);
    expect(isElsewhere("T1", "PDX-1", 1)).toBe(true);
    expect(isElsewhere("T1", "PDX-1", 0)).toBe(false);
    expect(isElsewhere("T1", "SEA-1", 1)).toBe(false);
    expect(isElsewhere("T2", "PDX-1", 1)).toBe(false);
    expect(isElsewhere("T3", "PDX-1", 0)).toBe(true);
    expect(isElsewhere("T4", "PDX-1", 0)).toBe(false);
  });
});

const BARE: Visit = {
  key: "A.1",
  serviceJobId: "A",
  orderId: null,
  appointmentId: null,
  start: "2026-11-23T10:00Z",
  end: null,
  zone: "UTC",
  status: "ACTIVE",
  jobStatus: "NOT_SERVICED",
  service: null,
  quantity: null,
  store: null,
  technicians: [],
  flags: [],
  moves: 0,
  isCurrent: true,
};
const who = (...ids: (string | null)[]) => ids.map((id) => ({ id, name: null }));

describe("lanes", () => {
  const names = new Map([
    ["T1111", "Bo"],
    ["T2222", "Ada"],
    ["T3333", "Ada"],
  ]);

  it("are of technicians: nobody first, then people without an id, then by name, namesakes told apart", () => {
    const visits = [
      { ...BARE, key: "late", start: "2026-11-23T12:00Z", technicians: who("T1111", "T2222") },
      { ...BARE, key: "early", technicians: who("T1111", "T1111") },
      { ...BARE, key: "namesake", technicians: who("T3333") },
      { ...BARE, key: "stranger", technicians: who(null, "T9") },
      { ...BARE, key: "nobody" },
    ];
    const lanes = lanesOf(visits, "technician", names, ["T5"]);
    expect(
      lanes.map(({ id, label, visits: own }) => [id, label, own.map(({ key }) => key)]),
    ).toEqual([
      ["none", "", ["nobody"]],
      ["unknown", "", ["stranger"]],
      ["T2222", "Ada · 2222", ["late"]],
      ["T3333", "Ada · 3333", ["namesake"]],
      ["T1111", "Bo", ["early", "late"]],
      ["T5", "T5", []],
      ["T9", "T9", ["stranger"]],
    ]);
  });

  it("are of stores, by their labels", () => {
    const visits = [
      { ...BARE, key: "1", store: "B-10" },
      { ...BARE, key: "2", store: "B-9" },
      { ...BARE, key: "3", store: "Z" },
      { ...BARE, key: "4" },
    ];
    const lanes = lanesOf(visits, "store", new Map([["Z", "Alberta"]]));
    expect(lanes.map(({ label }) => label)).toEqual(["", "Alberta", "B-9", "B-10"]);
  });
});
