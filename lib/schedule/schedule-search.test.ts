import { describe, expect, it } from "vitest";
import { calendarHref, scheduleQuery } from "./schedule-query";
import { dayOf, daysShown, emptySchedule, scheduleAddress, scheduleHref } from "./schedule-search";

const US = "ATVPDKIKX0DER";
const now = Date.parse("2026-11-23T20:00Z");

function read(query: string, index = true) {
  return scheduleAddress.read(new URLSearchParams(query), { marketplaces: [US], index, now });
}

describe("the address of a schedule", () => {
  it("is today by technician where it says nothing", () => {
    expect(read("")).toEqual({ search: emptySchedule(), problems: [] });
    expect(emptySchedule()).toMatchObject({
      view: null,
      on: "today",
      by: "technician",
      hours: null,
    });
    expect(scheduleHref(emptySchedule())).toBe("/schedule");
  });

  it.each([
    "view=week&on=2026-11-23&by=store&hours=7-19",
    "on=tomorrow&store=SEA-1,PDX-1&technician=none&flag=late,doubleBooked&tz=America/Chicago&job=1",
    "view=agenda&hours=0-24&status=HOLD&asin=B000000001&skill=TIRES&marketplace=ATVPDKIKX0DER",
  ])("%s is read and written alike", (query) => {
    const { search, problems } = read(query);
    expect(problems).toEqual([]);
    expect(read(new URL(scheduleHref(search), "http://a").search).search).toEqual(search);
    const written = new Set(new URLSearchParams(query).keys());
    expect(new Set(new URL(scheduleHref(search), "http://a").searchParams.keys())).toEqual(written);
  });

  it.each([
    ["view=month", "view", "viewUnknown"],
    ["on=2026-02-30", "on", "dayUnknown"],
    ["on=yesterday", "on", "dayUnknown"],
    ["by=service", "by", "groupUnknown"],
    ["hours=19-7", "hours", "hoursUnreadable"],
    ["hours=7-7", "hours", "hoursUnreadable"],
    ["hours=7-25", "hours", "hoursUnreadable"],
    ["hours=7", "hours", "hoursUnreadable"],
    ["status=SLEEPING", "status", "unknownStatus"],
    ["technician=none,T1", "technician", "noneAndSome"],
    ["tz=Mars/Base", "tz", "zoneUnknown"],
    ["created=7d", "created", "parameterUnknown"],
    ["technican=T1", "technican", "parameterUnknown"],
    ["on=today&on=tomorrow", "on", "repeated"],
  ])("%s names %s: %s", (query, parameter, code) => {
    const { problems } = read(query);
    expect(problems).toMatchObject([{ parameter, code }]);
    expect(problems[0]?.detail).toMatch(/[.?]$/);
  });

  it("says by name what takes an index where none is kept", () => {
    expect(read("technician=T1&flag=late&store=A", false).problems).toMatchObject([
      { parameter: "technician", code: "indexOnly" },
      { parameter: "flag", code: "indexOnly" },
    ]);
  });

  it("takes what chats leave behind it", () => {
    expect(read("on=2026-11-23.").search.on).toBe("2026-11-23");
  });
});

describe("its days", () => {
  it("begin where the clock of the marketplace, or the chosen one, is", () => {
    const night = Date.parse("2026-11-24T05:00Z");
    const search = emptySchedule();
    expect(dayOf(search, [US], night)).toBe("2026-11-23");
    expect(dayOf({ ...search, on: "tomorrow" }, [US], night)).toBe("2026-11-24");
    expect(dayOf({ ...search, tz: "UTC" }, [US], night)).toBe("2026-11-24");
    expect(dayOf({ ...search, on: "2028-02-29" }, [US], night)).toBe("2028-02-29");
  });

  it.each([
    ["2026-11-23", "2026-11-23"],
    ["2026-11-29", "2026-11-23"],
    ["2027-01-01", "2026-12-28"],
  ])("of a week with %s are seven from %s on", (day, monday) => {
    const days = daysShown("week", day);
    expect([days.length, days[0], days.includes(day)]).toEqual([7, monday, true]);
  });

  it.each(["day", "agenda", null] as const)("are one for %s", (view) => {
    expect(daysShown(view, "2026-11-23")).toEqual(["2026-11-23"]);
  });
});

describe("its question", () => {
  const keyOf = (query: string) => scheduleQuery(read(query).search).queryKey;

  it("is the same for views of the same visits, whatever job is open", () => {
    expect(keyOf("view=agenda&hours=7-19&job=1")).toEqual(keyOf("view=day"));
    expect(keyOf("view=week")).not.toEqual(keyOf("view=day"));
  });

  it("leads to the calendar of what is shown", () => {
    expect(calendarHref(read("view=week&by=store&job=1").search)).toBe(
      "/api/schedule/calendar?view=week&by=store",
    );
    expect(calendarHref(emptySchedule())).toBe("/api/schedule/calendar");
  });
});
