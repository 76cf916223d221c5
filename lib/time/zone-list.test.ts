import { describe, expect, it } from "vitest";
import { allZones, isZone, nameZone, zoneFits } from "./zones";

const WINTER = Date.UTC(2026, 10, 24);
const SUMMER = Date.UTC(2026, 6, 1);

it("names a zone as people do, with the offset of the day", () => {
  const zone = "America/Los_Angeles";
  const named = { zone, place: "Los Angeles", name: "Pacific Time" };
  expect(nameZone(zone, "en", WINTER)).toEqual({ ...named, offset: "GMT-8" });
  expect(nameZone(zone, "en", SUMMER)).toEqual({ ...named, offset: "GMT-7" });
});

it("lists every zone once, UTC among them, each one that an address may hold", () => {
  const zones = allZones("en", WINTER).map(({ zone }) => zone);
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones).toEqual(expect.arrayContaining(["UTC", "America/Los_Angeles", "Asia/Kolkata"]));
  expect(zones.filter((zone) => !isZone(zone))).toEqual([]);
});

describe("zoneFits", () => {
  const zone = nameZone("America/Los_Angeles", "en", WINTER);
  it.each(["los a", "Los_Angeles", " pacific ", "america/los", "gmt-8", "GMT−8", ""])(
    "finds it by %j",
    (typed) => expect(zoneFits(zone, typed)).toBe(true),
  );
  it("does not find it by another", () => expect(zoneFits(zone, "Berlin")).toBe(false));
});
