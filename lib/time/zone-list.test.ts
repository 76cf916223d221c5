import { describe, expect, it, vi } from "vitest";
import { allZones, presentName, zoneFits } from "./zone-list";
import { isZone, nameZone } from "./zones";

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

describe("names that a zone goes by today", () => {
  it("are left to browsers that know them", () => {
    expect(presentName("Europe/Kiev")).toBe("Europe/Kyiv");
  });

  it("leave the old one where the browser knows no other", () => {
    const Format = Intl.DateTimeFormat;
    vi.spyOn(Intl, "DateTimeFormat").mockImplementation(function olderFormat(locales, options) {
      if (options?.timeZone === "Europe/Kyiv") throw new RangeError("Invalid time zone");
      return new Format(locales, options);
    });
    expect(presentName("Europe/Kiev")).toBe("Europe/Kiev");
    const zones = allZones("en", 0).map(({ zone }) => zone);
    expect(zones).not.toContain("Europe/Kyiv");
    expect(zones).toContain("Europe/Kiev");
  });
});
