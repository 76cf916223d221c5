import { describe, expect, it } from "vitest";
import {
  formatAppointment,
  formatCalendarDay,
  formatClock,
  formatDateTime,
  formatDay,
  formatRelative,
} from "./format";

const LA = "America/Los_Angeles";
const style = { locale: "en", zone: LA };
const at = (iso: string) => Date.parse(iso);

describe("formatAppointment", () => {
  it.each([
    ["2026-11-24T17:00Z", 120, "Tue 24 Nov, 09:00–11:00 PST"],
    ["2026-07-07T16:30Z", 45, "Tue 7 Jul, 09:30–10:15 PDT"],
    ["2026-11-25T07:00Z", 120, "Tue 24 Nov, 23:00 – Wed 25 Nov, 01:00 PST"],
    ["2026-11-01T08:30Z", 60, "Sun 1 Nov, 01:30 PDT–01:30 PST"],
    ["2026-11-24T17:00Z", undefined, "Tue 24 Nov, 09:00 PST"],
    ["2026-11-24T17:00Z", 0, "Tue 24 Nov, 09:00 PST"],
  ])("writes %s for %s minutes as %s", (start, minutes, text) => {
    expect(formatAppointment(at(start), minutes, style)).toBe(text);
  });

  it.each([
    ["de", "2026-11-24T17:00Z", 120, "Di., 24. Nov., 09:00–11:00 PST"],
    ["de", "2026-11-25T07:00Z", 120, "Di., 24. Nov., 23:00 – Mi., 25. Nov., 01:00 PST"],
    ["de", "2026-03-03T17:00Z", undefined, "Di., 3. März, 09:00 PST"],
    ["zh-CN", "2026-11-24T17:00Z", 120, "11月24日周二 09:00–11:00 PST"],
    ["zh-CN", "2026-11-25T07:00Z", 120, "11月24日周二 23:00 – 11月25日周三 01:00 PST"],
  ])("writes in %s what is at %s for %s minutes as %s", (locale, start, minutes, text) => {
    expect(formatAppointment(at(start), minutes, { locale, zone: LA })).toBe(text);
  });

  it.each([
    ["de", "Fr., 2. Jan. 2026, 09:00–10:00 PST"],
    ["zh-CN", "2026年1月2日周五 09:00–10:00 PST"],
  ])("names another year in %s", (locale, text) => {
    const now = at("2025-12-31T12:00Z");
    expect(formatAppointment(at("2026-01-02T17:00Z"), 60, { locale, zone: LA, now })).toBe(text);
  });

  it.each([
    [LA, "2027-03-14T09:30Z", "Sun 14 Mar, 01:30 PST–03:30 PDT"],
    ["Europe/London", "2026-10-25T00:30Z", "Sun 25 Oct, 01:30 BST–01:30 GMT"],
    ["Europe/London", "2027-03-28T00:30Z", "Sun 28 Mar, 00:30 GMT–02:30 BST"],
  ])(
    "names both zones of an hour in %s from %s, in which the clock changes",
    (zone, start, text) => {
      expect(formatAppointment(at(start), 60, { locale: "en", zone })).toBe(text);
    },
  );

  it("names the year where it is not this one", () => {
    const start = at("2026-01-02T17:00Z");
    expect(formatAppointment(start, 60, { ...style, now: at("2026-11-23T12:00Z") })).toBe(
      "Fri 2 Jan, 09:00–10:00 PST",
    );
    expect(formatAppointment(start, 60, { ...style, now: at("2025-12-31T12:00Z") })).toBe(
      "Fri 2 Jan 2026, 09:00–10:00 PST",
    );
  });

  it("takes the year from the zone's calendar", () => {
    const now = at("2026-01-01T07:59Z");
    expect(formatDay(at("2025-12-31T20:00Z"), { ...style, now })).toBe("Wed 31 Dec");
    expect(formatDay(at("2026-01-01T08:00Z"), { ...style, now })).toBe("Thu 1 Jan 2026");
  });
});

describe("dates and clocks", () => {
  it("follow the zone", () => {
    expect(formatDateTime(at("2026-11-23T23:05Z"), { locale: "en", zone: "Asia/Tokyo" })).toBe(
      "Tue 24 Nov, 08:05 GMT+9",
    );
    expect(formatClock(at("2026-11-23T08:00Z"), style)).toBe("00:00");
  });

  it("follow the language", () => {
    const german = { locale: "de", zone: "Europe/Berlin" };
    expect(formatDateTime(at("2026-11-23T08:12Z"), german)).toBe("Mo., 23. Nov., 09:12 MEZ");
    const chinese = { locale: "zh-CN", zone: "Asia/Shanghai" };
    expect(formatDateTime(at("2026-11-23T08:12Z"), chinese)).toBe("11月23日周一 16:12 GMT+8");
  });

  it("write a day of the calendar whatever the zone of the machine", () => {
    expect(formatCalendarDay("2026-11-24", { locale: "en" })).toBe("Tue 24 Nov");
  });
});

describe("formatRelative", () => {
  const now = at("2026-11-23T20:00Z");

  it.each([
    ["de", "2026-11-23T19:01Z", "vor 59 Min."],
    ["de", "2026-11-24T17:00Z", "morgen"],
    ["zh-CN", "2026-11-23T19:01Z", "59分钟前"],
    ["zh-CN", "2026-11-24T17:00Z", "明天"],
  ])("in %s, %s is %s", (locale, iso, text) => {
    expect(formatRelative(at(iso), now, locale, LA)).toBe(text);
  });

  it.each([
    ["2026-11-23T20:00:59Z", "now"],
    ["2026-11-23T20:01Z", "in 1 min."],
    ["2026-11-23T19:01Z", "59 min. ago"],
    ["2026-11-23T22:59Z", "in 2 hr."],
    ["2026-11-22T20:01Z", "23 hr. ago"],
    ["2026-11-22T20:00Z", "1 day ago"],
    ["2026-09-23T20:00Z", "2 mo. ago"],
    ["2024-11-20T20:00Z", "2 yr. ago"],
  ])("%s is %s", (iso, text) => {
    expect(formatRelative(at(iso), now, "en")).toBe(text);
  });

  it.each([
    ["2026-11-24T17:00Z", "tomorrow"],
    ["2026-11-24T07:59Z", "in 11 hr."],
    ["2026-11-23T01:00Z", "yesterday"],
    ["2026-11-25T08:00Z", "in 2 days"],
    ["2026-11-23T23:00Z", "in 3 hr."],
  ])("with a zone, %s is %s", (iso, text) => {
    expect(formatRelative(at(iso), now, "en", LA)).toBe(text);
  });
});
