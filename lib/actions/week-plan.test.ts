import { describe, expect, it } from "vitest";
import { parseInstant } from "@/lib/time/instant";
import { faultOfBlock, spansOfBlock } from "./capacity";
import { differenceByDays, differenceOf, runsOf } from "./schedule-difference";
import { seasons, spelled, WEEKDAYS, wallInstant, wallMinutes } from "./wall-time";
import { faultsOf, type OpenRange, recordsOf, spansOfPlan, weekFrom } from "./week-plan";

const LA = "America/Los_Angeles";
const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);

/** Every day from eight to six, for three. */
const DAILY: OpenRange[] = WEEKDAYS.map((day) => ({ day, from: 480, to: 1080, capacity: 3 }));

describe("a time of a wall clock", () => {
  it("is what the clock shows, also on nights on which it is changed", () => {
    expect(wallInstant("2026-11-27", 780, LA)).toBe(at("2026-11-27T21:00Z"));
    // 2 am does not exist on 8 March 2026 there; 1 am comes twice on 1 November.
    expect(wallInstant("2026-03-08", 150, LA)).toBe(at("2026-03-08T10:00Z"));
    expect(wallInstant("2026-03-08", 180, LA)).toBe(at("2026-03-08T10:00Z"));
    expect(wallInstant("2026-11-01", 90, LA)).toBe(at("2026-11-01T08:30Z"));
    expect(wallInstant("2026-11-01", 120, LA)).toBe(at("2026-11-01T10:00Z"));
    expect(wallInstant("2026-11-01", 1440, LA) - wallInstant("2026-11-01", 0, LA)).toBe(25 * HOUR);
    expect(wallMinutes(at("2026-11-27T21:30Z"), LA)).toBe(810);
  });

  it("is spelled with its offset, as Amazon's examples do", () => {
    expect(spelled(at("2026-11-27T21:00Z"), LA)).toBe("2026-11-27T13:00:00.00-08");
    expect(spelled(at("2026-07-01T00:00Z"), "Asia/Kolkata")).toBe("2026-07-01T05:30:00.00+05:30");
    expect(parseInstant("2026-07-01T05:30:00.00+05:30")).toBe(at("2026-07-01T00:00Z"));
  });

  it("stands over a season, and the day of a change is one by itself", () => {
    expect(seasons("2026-03-01", "2026-03-20", LA)).toEqual([
      ["2026-03-01", "2026-03-07"],
      ["2026-03-08", "2026-03-08"],
      ["2026-03-09", "2026-03-20"],
    ]);
    expect(seasons("2026-01-01", "2026-12-31", "Asia/Tokyo")).toHaveLength(1);
  });
});

describe("a week", () => {
  const plan = { ranges: DAILY, until: "2026-03-20" };

  it("is open at the same hours of the clock on both sides of a change", () => {
    const starts = spansOfPlan(plan, LA, "2026-03-07").map(({ start }) => start);
    expect(starts.slice(0, 3)).toEqual([
      at("2026-03-07T16:00Z"),
      at("2026-03-08T15:00Z"),
      at("2026-03-09T15:00Z"),
    ]);
  });

  it("is written in records none of which goes across a change", () => {
    const records = recordsOf(plan, LA, "2026-03-01");
    expect(records.map(({ startTime, recurrence }) => [startTime, recurrence?.endTime])).toEqual([
      ["2026-03-01T08:00:00.00-08", "2026-03-07T23:59:59.00-08"],
      ["2026-03-08T08:00:00.00-07", undefined],
      ["2026-03-09T08:00:00.00-07", "2026-03-20T23:59:59.00-07"],
    ]);
    expect(records[0]?.recurrence?.daysOfWeek).toEqual(WEEKDAYS);
  });

  it("begins on a day on which it is open, and has one record for days that are alike", () => {
    const ranges: OpenRange[] = [
      { day: "FRIDAY", from: 480, to: 780, capacity: 1 },
      { day: "MONDAY", from: 480, to: 780, capacity: 1 },
      { day: "MONDAY", from: 840, to: 1440, capacity: 2 },
    ];
    // 2026-11-24 is a Tuesday.
    expect(recordsOf({ ranges, until: "2026-12-31" }, LA, "2026-11-24")).toMatchObject([
      { startTime: "2026-11-27T08:00:00.00-08", recurrence: { daysOfWeek: ["MONDAY", "FRIDAY"] } },
      {
        startTime: "2026-11-30T14:00:00.00-08",
        endTime: "2026-12-01T00:00:00.00-08",
        capacity: 2,
      },
    ]);
  });

  it("can be read back from what Amazon has", () => {
    const spans = spansOfPlan({ ranges: DAILY, until: "2026-12-31" }, LA, "2026-11-24");
    expect(weekFrom(spans, LA, "2026-11-24")).toEqual(DAILY);
    const night = { start: at("2026-11-25T04:00Z"), end: at("2026-11-25T10:00Z"), capacity: 1 };
    expect(weekFrom([night], LA, "2026-11-24")).toEqual([
      { day: "TUESDAY", from: 1200, to: 1440, capacity: 1 },
      { day: "WEDNESDAY", from: 0, to: 120, capacity: 1 },
    ]);
  });

  it.each([
    [{ ranges: [] }, "empty"],
    [{ until: "2026-11-23" }, "past"],
    [{ until: "2028-01-01" }, "far"],
    [{ ranges: [{ day: "MONDAY", from: 600, to: 600, capacity: 1 }] }, "order"],
    [{ ranges: [{ day: "MONDAY", from: 600, to: 615, capacity: 1 }] }, "short"],
    [{ ranges: [{ day: "MONDAY", from: 600, to: 700, capacity: 0 }] }, "capacity"],
    [{ ranges: [...DAILY, { day: "SUNDAY", from: 1000, to: 1200, capacity: 1 }] }, "overlap"],
  ] as const)("is refused for %j: %s", (change, fault) => {
    const faulty = { ranges: DAILY, until: "2026-12-31", ...change };
    expect(faultsOf(faulty, { today: "2026-11-24", least: 30 }).map((one) => one.fault)).toEqual([
      fault,
    ]);
  });
});

describe("what a new schedule changes", () => {
  const today = "2026-11-24";
  const frame = { from: at("2026-11-24T08:00Z"), to: at("2026-12-22T08:00Z"), zone: LA };
  const was = spansOfPlan({ ranges: DAILY, until: "2026-12-31" }, LA, today);
  const shorter = (friday: Partial<OpenRange>) =>
    DAILY.map((range) => (range.day === "FRIDAY" ? { ...range, ...friday } : range));
  const visit = (serviceJobId: string, from: string, hours = 1) => ({
    serviceJobId,
    start: at(from),
    end: at(from) + hours * HOUR,
  });

  it("is said once for all Fridays, with the visits that are booked there", () => {
    const becomes = spansOfPlan({ ranges: shorter({ to: 780 }), until: "2026-12-31" }, LA, today);
    const visits = [
      visit("before", "2026-11-27T20:00Z"),
      visit("across", "2026-11-27T20:30Z"),
      visit("within", "2026-12-04T22:00Z"),
      visit("thursday", "2026-12-03T22:00Z"),
    ];
    expect(differenceOf(was, becomes, visits, frame)).toEqual([
      {
        kind: "closes",
        day: "FRIDAY",
        from: 780,
        to: 1080,
        was: 3,
        becomes: 0,
        dates: ["2026-11-27", "2026-12-04", "2026-12-11", "2026-12-18"],
        visits: [visits[1], visits[2]],
      },
    ]);
  });

  it("hits visits only where more stand at once than there is room for", () => {
    const becomes = spansOfPlan(
      { ranges: shorter({ capacity: 1 }), until: "2026-12-31" },
      LA,
      today,
    );
    const visits = [
      visit("a", "2026-11-27T18:00Z", 2),
      visit("b", "2026-11-27T19:00Z"),
      visit("alone", "2026-11-27T21:00Z"),
    ];
    const [change] = differenceOf(was, becomes, visits, frame);
    expect(change).toMatchObject({ kind: "fewer", was: 3, becomes: 1 });
    expect(change?.visits.map(({ serviceJobId }) => serviceJobId)).toEqual(["a", "b"]);
  });

  it("names what opens and what grows, and nothing where nothing changes", () => {
    expect(differenceOf(was, was, [], frame)).toEqual([]);
    const becomes = spansOfPlan(
      { ranges: shorter({ to: 1200, capacity: 4 }), until: "2026-12-31" },
      LA,
      today,
    );
    expect(
      differenceOf(was, becomes, [], frame).map(({ kind, from, to }) => [kind, from, to]),
    ).toEqual([
      ["more", 480, 1080],
      ["opens", 1080, 1200],
    ]);
  });

  const spansOf = (ranges: OpenRange[]) => spansOfPlan({ ranges, until: "2026-12-31" }, LA, today);
  const workdays = WEEKDAYS.slice(0, 5);

  it("is told once for days that change alike, with the dates and the visits of all of them", () => {
    const becomes = spansOf(
      DAILY.map((range) =>
        workdays.includes(range.day) ? { ...range, from: 540, to: 1020 } : range,
      ),
    );
    const visits = [visit("friday", "2026-11-28T01:00Z"), visit("monday", "2026-12-01T01:00Z")];
    const [change, ...others] = differenceByDays(was, becomes, visits, frame);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      days: workdays,
      was: [{ from: 480, to: 1080, capacity: 3 }],
      becomes: [{ from: 540, to: 1020, capacity: 3 }],
      changes: [
        { kind: "closes", from: 480, to: 540, visits: [] },
        { kind: "closes", from: 1020, to: 1080, visits },
      ],
    });
    const dates = change?.changes[1]?.dates ?? [];
    expect(dates.slice(0, 4)).toEqual(["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]);
    expect(dates).toEqual(dates.toSorted());
  });

  it("is told of a day that has begun as of the others, and not of what is over of it", () => {
    const becomes = spansOf(DAILY.map((range) => ({ ...range, capacity: 2 })));
    const now = (hour: number) => ({ ...frame, from: wallInstant(today, hour * 60, LA) });
    const datesAt = (hour: number) => {
      const found = differenceByDays(was, becomes, [], now(hour));
      expect(found).toMatchObject([{ days: WEEKDAYS, changes: [{ from: 480, to: 1080 }] }]);
      return found[0]?.changes[0]?.dates[0];
    };
    expect(datesAt(12.5)).toBe("2026-11-24");
    expect(datesAt(18)).toBe("2026-11-25");
  });

  it("is told apart for days that change otherwise, in other weeks, or by another number", () => {
    const until = (range: OpenRange, last: string) =>
      spansOfPlan({ ranges: [range], until: last }, LA, today);
    const [monday, tuesday, wednesday] = DAILY;
    if (!monday || !tuesday || !wednesday) throw new Error("A week has seven days.");
    const before = [
      ...until(monday, "2026-12-31"),
      ...until(tuesday, "2026-12-03"),
      ...until({ ...wednesday, capacity: 2 }, "2026-12-31"),
    ];
    const found = differenceByDays(before, [], [], frame);
    expect(found.map(({ days, becomes }) => [days, becomes])).toEqual([
      [["MONDAY"], []],
      [["TUESDAY"], []],
      [["WEDNESDAY"], []],
    ]);
  });

  it("adds up what is given twice, and leaves a break where nothing is", () => {
    const [monday] = DAILY;
    if (!monday) throw new Error("A week has seven days.");
    const split = spansOf([
      { ...monday, to: 720 },
      { ...monday, from: 720, to: 780 },
      { ...monday, from: 840, to: 960 },
      { ...monday, from: 900, to: 960, capacity: 1 },
    ]);
    const [change] = differenceByDays(split, spansOf([monday]), [], frame);
    expect(change?.was).toEqual([
      { from: 480, to: 780, capacity: 3 },
      { from: 840, to: 900, capacity: 3 },
      { from: 900, to: 960, capacity: 4 },
    ]);
  });

  it("is about days in stretches", () => {
    expect(runsOf(["SUNDAY", "MONDAY", "WEDNESDAY", "TUESDAY", "FRIDAY"])).toEqual([
      ["MONDAY", "TUESDAY", "WEDNESDAY"],
      ["FRIDAY"],
      ["SUNDAY"],
    ]);
  });

  it("stays on its day of the week across a change of the clock", () => {
    const long = spansOfPlan({ ranges: DAILY, until: "2027-04-01" }, LA, "2027-03-01");
    const becomes = spansOfPlan(
      { ranges: shorter({ to: 780 }), until: "2027-04-01" },
      LA,
      "2027-03-01",
    );
    const march = { from: at("2027-03-01T08:00Z"), to: at("2027-04-01T07:00Z"), zone: LA };
    expect(differenceOf(long, becomes, [], march)).toMatchObject([
      { from: 780, to: 1080, dates: ["2027-03-05", "2027-03-12", "2027-03-19", "2027-03-26"] },
    ]);
  });
});

describe("a time to block", () => {
  const time = { day: "2026-11-27", from: 720, to: 780, repeats: null };
  const frame = { today: "2026-11-24", least: 5, zone: LA };

  it("takes its hours on each of its days", () => {
    expect(spansOfBlock(time, LA)).toEqual([
      { start: at("2026-11-27T20:00Z"), end: at("2026-11-27T21:00Z") },
    ]);
    const repeats = { days: ["FRIDAY", "SATURDAY"], until: "2026-12-04" } as const;
    expect(spansOfBlock({ ...time, repeats }, LA)).toHaveLength(3);
  });

  it.each([
    [{}, null],
    [{ to: 720 }, "order"],
    [{ to: 722 }, "short"],
    [{ day: "2026-11-23" }, "past"],
    [{ repeats: { days: ["FRIDAY"], until: "2026-11-26" } }, "until"],
    [{ repeats: { days: ["MONDAY"], until: "2026-12-31" } }, "days"],
    [{ repeats: { days: ["FRIDAY"], until: "2027-03-13" } }, null],
    [{ repeats: { days: ["FRIDAY"], until: "2027-03-14" } }, "clock"],
  ] as const)("with %j is refused for %s", (change, fault) => {
    expect(faultOfBlock({ ...time, ...change }, frame)).toBe(fault);
  });
});
