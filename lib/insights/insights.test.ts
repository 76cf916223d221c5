import { describe, expect, it } from "vitest";
import { removeUnreadable } from "@/lib/search/jobs-search";
import { bucketsOf, latestTwo } from "./buckets";
import type { Figures } from "./insights";
import { changeInsights, insightsHref, insightsQuery, readInsights } from "./insights-search";

const US = "ATVPDKIKX0DER";
const now = Date.parse("2026-11-25T20:00Z");

function read(query: string) {
  return readInsights(new URLSearchParams(query), { marketplaces: [US], index: true, now });
}

describe("the address of insights", () => {
  it("is by week, of all jobs together, where it says nothing", () => {
    const { search, problems } = read("");
    expect([search.grouping, problems]).toEqual([{ bucket: "week", by: null }, []]);
    expect(insightsHref(search)).toBe("/insights");
  });

  it("is any search of jobs, and leaves out what says where in a list somebody is", () => {
    const { search, problems } = read(
      "bucket=month&by=store&created=any&flag=late&q=tire&sort=store&size=5&page=3&job=1",
    );
    expect(problems).toEqual([]);
    expect(insightsHref(search)).toBe(
      "/insights?flag=late&q=tire&created=any&bucket=month&by=store",
    );
  });

  it.each([
    ["bucket=day", "bucket", "bucketUnknown"],
    ["by=skill", "by", "groupUnknown"],
    ["status=SLEEPING", "status", "unknownStatus"],
    ["buckets=week", "buckets", "parameterUnknown"],
    ["by=store&by=service", "by", "repeated"],
  ])("%s names %s: %s", (query, parameter, code) => {
    expect(read(query).problems).toMatchObject([{ parameter, code }]);
  });

  it("asks nothing anew for another order or page of the list", () => {
    const keyOf = (query: string) => insightsQuery(read(query).search).queryKey;
    expect(keyOf("by=store&sort=status&page=2&source=live")).toEqual(keyOf("by=store"));
    expect(keyOf("by=store&bucket=month")).not.toEqual(keyOf("by=store"));
  });

  it("changes what is chosen, and leaves what it cannot read until somebody removes it", () => {
    const address = new URLSearchParams("by=skill&store=A&utm_x=1&status=HOLD,SLEEPING");
    const before = read(address.toString()).search;
    const grouping = { bucket: "month", by: null } as const;
    const after = { jobs: { ...before.jobs, store: [] }, grouping };
    const changed = changeInsights(address, before, after);
    expect(changed.toString()).toBe("by=skill&utm_x=1&status=HOLD%2CSLEEPING&bucket=month");
    const without = removeUnreadable(removeUnreadable(changed, "by"), "status");
    expect(without.toString()).toBe("utm_x=1&status=HOLD&bucket=month");
  });
});

const at = (text: string) => Date.parse(text);
const shown = (all: ReturnType<typeof bucketsOf>) =>
  all.map(({ from, to, isWhole }) => `${from} ${to} ${isWhole}`);

describe("buckets", () => {
  it("are weeks from Monday on; the one that runs, and one that is cut, are no whole ones", () => {
    const span = { from: at("2026-11-11T00:00Z"), to: now };
    expect(shown(bucketsOf("week", span, "UTC", now))).toEqual([
      "2026-11-09 2026-11-15 false",
      "2026-11-16 2026-11-22 true",
      "2026-11-23 2026-11-29 false",
    ]);
  });

  it("are months of any length, whole where the range ends with them", () => {
    const span = { from: at("2026-01-01T00:00Z"), to: at("2026-02-28T23:59:59.999Z") };
    expect(shown(bucketsOf("month", span, "UTC", now))).toEqual([
      "2026-01-01 2026-01-31 true",
      "2026-02-01 2026-02-28 true",
    ]);
    expect(shown(bucketsOf("month", { ...span, to: span.to - 1 }, "UTC", now)).at(-1)).toBe(
      "2026-02-01 2026-02-28 false",
    );
  });

  it("begin at midnight of their zone, also where the clock is changed within", () => {
    const span = { from: at("2026-03-02T05:00Z"), to: at("2026-03-16T03:59:59.999Z") };
    expect(shown(bucketsOf("week", span, "America/New_York", now))).toEqual([
      "2026-03-02 2026-03-08 true",
      "2026-03-09 2026-03-15 true",
    ]);
  });

  it("are none for a time that is still to come", () => {
    expect(bucketsOf("week", { from: now + 9e8, to: now }, "UTC", now)).toEqual([]);
  });
});

describe("week against week", () => {
  const figures = (jobs: number): Figures => ({
    jobs,
    completed: 0,
    cancelled: 0,
    notFulfillable: 0,
    rescheduled: 0,
    firstVisit: { medianHours: null, of: 0 },
    onTime: { jobs: 0, of: 0 },
  });
  const points = [figures(1), figures(2), figures(3), figures(4)];

  it("compares the latest two that are whole", () => {
    const buckets = bucketsOf("week", { from: at("2026-11-02T00:00Z"), to: now }, "UTC", now);
    expect(latestTwo(buckets, { points })).toMatchObject({
      bucket: { from: "2026-11-16" },
      now: { jobs: 3 },
      before: { jobs: 2 },
    });
  });

  it("says nothing where only one is", () => {
    const buckets = bucketsOf("week", { from: at("2026-11-12T00:00Z"), to: now }, "UTC", now);
    expect(latestTwo(buckets, { points: points.slice(0, 3) })).toBeNull();
  });
});
