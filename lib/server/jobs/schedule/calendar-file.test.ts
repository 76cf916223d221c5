import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type CalendarEvent, calendarFile } from "./calendar-file";

const STAMP = Date.parse("2026-11-23T20:00Z");

function parse(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}

const EVENT: CalendarEvent = {
  uid: "10000000000001@service-jobs",
  sequence: 2,
  start: Date.parse("2026-11-23T16:30Z"),
  end: Date.parse("2026-11-23T18:00Z"),
  summary: "Tire Installation; 4 tires, balanced · Tukwila\\South",
  description: "10000000000001\nAda Łovelace, 王伟",
  location: "Tukwila, WA",
  url: "https://jobs.example.com/jobs/10000000000001",
};

describe("a calendar file", () => {
  it("is read back as it was meant", () => {
    const [event, ...others] = parse(calendarFile("2026-11-23", [EVENT], STAMP));
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      uid: EVENT.uid,
      sequence: 2,
      summary: EVENT.summary,
      description: EVENT.description,
      location: EVENT.location,
    });
    expect(event?.startDate.toString()).toBe("2026-11-23T16:30:00Z");
    expect(event?.endDate.toString()).toBe("2026-11-23T18:00:00Z");
    expect(event?.startDate.zone.tzid).toBe("UTC");
    expect(event?.component.getFirstPropertyValue("url")).toBe(EVENT.url);
    expect(String(event?.component.getFirstPropertyValue("dtstamp"))).toBe("2026-11-23T20:00:00Z");
  });

  it("says no end where there is none after the beginning", () => {
    for (const end of [null, EVENT.start]) {
      const file = calendarFile("a", [{ ...EVENT, end, location: null, url: null }], STAMP);
      expect(file).not.toMatch(/DTEND|LOCATION|URL/);
      expect(parse(file)[0]?.duration.toSeconds()).toBe(0);
    }
  });

  it("is a calendar without an event, too", () => {
    const file = calendarFile("2026-11-23", [], STAMP);
    expect(file.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")).toBe(true);
    expect(parse(file)).toEqual([]);
  });

  it("has no line of more than 75 octets, in any script, and loses no character", () => {
    const text = fc
      .array(
        fc.oneof(
          fc.string({ unit: "grapheme" }),
          fc.constantFrom(
            "轮胎安装服务上门四条轮胎",
            "🛞🔧👩🏽‍🔧",
            "é́̂ÅŁŞ",
            '\\;,:\n"',
            "BEGIN:VEVENT\r\n",
          ),
        ),
        { maxLength: 20 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (summary, description) => {
        const file = calendarFile("a", [{ ...EVENT, summary, description }], STAMP);
        for (const line of file.split("\r\n")) {
          expect(Buffer.byteLength(line, "utf8")).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        const [event, ...others] = parse(file);
        const plain = (from: string) =>
          from.replaceAll(/\r\n?/gu, "\n").replaceAll(/[^\P{Cc}\n]/gu, "");
        expect(others).toEqual([]);
        expect([event?.summary, event?.description]).toEqual([plain(summary), plain(description)]);
      }),
    );
  });

  it("lets no control character and no half of one through", () => {
    const file = calendarFile("a", [{ ...EVENT, summary: "a\u0000b\u0007c\ud800d" }], STAMP);
    expect(parse(file)[0]?.summary).toBe("abcd");
  });
});
