import { describe, expect, it, vi } from "vitest";
import { deviceZone, isZone, zoneAbbreviation } from "./zones";

describe("isZone", () => {
  it.each(["America/Los_Angeles", "Asia/Kolkata", "America/Indiana/Indianapolis", "UTC"])(
    "knows %s",
    (name) => {
      expect(isZone(name)).toBe(true);
    },
  );

  it.each([
    "",
    "Mars/Olympus_Mons",
    "+05:30",
    "America",
    "Europe/London ",
    "PST8PDT8",
    "Etc/Unknown",
    "UTC+2",
  ])("refuses %j", (name) => {
    expect(isZone(name)).toBe(false);
  });
});

describe("deviceZone", () => {
  /** A clock that names its zone in this way, asked without wanting any zone in particular. */
  function nameOfClock(name: string | undefined) {
    const original = Intl.DateTimeFormat.prototype.resolvedOptions;
    vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions").mockImplementation(function (
      this: Intl.DateTimeFormat,
    ) {
      return Object.assign(original.call(this), { timeZone: name });
    });
  }

  it("is the one that the clock names", () => {
    nameOfClock("Asia/Kolkata");
    expect(deviceZone()).toBe("Asia/Kolkata");
  });

  it.each(["Etc/Unknown", "UTC+2", "+02:00", "", "Mars/Olympus_Mons", undefined])(
    "is not known where the clock says %j",
    (name) => {
      nameOfClock(name);
      expect(deviceZone()).toBeNull();
    },
  );
});

describe("zoneAbbreviation", () => {
  it.each([
    ["America/Los_Angeles", "2026-11-24T17:00Z", "en", "PST"],
    ["America/Los_Angeles", "2026-07-24T17:00Z", "en-GB", "PDT"],
    ["Europe/London", "2026-07-24T17:00Z", "en-US", "BST"],
    ["Europe/Berlin", "2026-07-24T17:00Z", "en", "CEST"],
    ["Australia/Sydney", "2026-11-24T17:00Z", "en", "AEDT"],
    ["Asia/Kolkata", "2026-11-24T17:00Z", "en", "IST"],
    ["Asia/Tokyo", "2026-11-24T17:00Z", "en", "GMT+9"],
    ["UTC", "2026-11-24T17:00Z", "en", "UTC"],
  ])("%s at %s in %s is %s", (zone, iso, locale, name) => {
    expect(zoneAbbreviation(Date.parse(iso), zone, locale)).toBe(name);
  });
});
