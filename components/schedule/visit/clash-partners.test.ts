import { describe, expect, it } from "vitest";
import { laneOf, visitOf } from "@/components/schedule/testing/visits";
import { clashPartners, visitsOf } from "./clash-partners";

describe("visits of a schedule", () => {
  it("stand once, by start, whoever goes", () => {
    const late = visitOf({ key: "late", start: "2026-11-24T22:00:00Z" });
    const both = visitOf({ key: "both" });
    const lanes = [laneOf("ada", late, both), laneOf("ben", both)];
    expect(visitsOf(lanes).map(({ key }) => key)).toEqual(["both", "late"]);
  });
});

describe("what a visit clashes with", () => {
  const flags = ["doubleBooked"] as const;
  const one = visitOf({ key: "one", flags: [...flags] });
  const other = visitOf({
    ...{ key: "other", flags: [...flags], store: "store-2" },
    start: "2026-11-24T20:30:00Z",
  });

  it("is the other visit of the same technician, in any store", () => {
    const partners = clashPartners([one, other]);
    expect(partners.get("one")).toEqual([other]);
    expect(partners.get("other")).toEqual([one]);
  });

  it("is none that only touches it, of another technician, or of nobody known", () => {
    const touching = { ...other, start: "2026-11-24T21:00:00Z", end: "2026-11-24T22:00:00Z" };
    const elsewhere = { ...other, technicians: [{ id: "ben", name: "Ben" }] };
    const nameless = { ...other, technicians: [{ id: null, name: "Ada" }] };
    for (const visit of [touching, elsewhere, nameless]) {
      expect(clashPartners([one, visit]).get("one")).toEqual([]);
    }
  });
});
