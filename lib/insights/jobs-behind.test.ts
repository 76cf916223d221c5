import { describe, expect, it } from "vitest";
import { hrefFor, readSearch } from "@/lib/search/jobs-search";
import type { Figures } from "./insights";
import { jobsBehind, type Slice } from "./jobs-behind";
import { METRICS, measure } from "./metrics";

const now = Date.parse("2026-11-25T20:00Z");
const zone = "America/Los_Angeles";
const figures: Figures = {
  jobs: 40,
  completed: 30,
  cancelled: 4,
  notFulfillable: 2,
  rescheduled: 5,
  firstVisit: { medianHours: 50, of: 36 },
  onTime: { jobs: 9, of: 10 },
};
const week = { from: "2026-11-09", to: "2026-11-15" };
const known = { marketplaces: ["ATVPDKIKX0DER"], index: true, now };

function behind(query: string, slice: Partial<Slice> = {}) {
  const { search } = readSearch(new URLSearchParams(query), known);
  const whole = { metric: "jobs", figures, days: week, group: null, ...slice } as const;
  const found = jobsBehind(search, whole, { zone, now });
  return found && `${hrefFor(found.search)} ${found.jobs}`;
}

describe("the list behind a figure", () => {
  it.each([
    ["jobs", "/jobs?created=2026-11-09..2026-11-15 40"],
    ["completed", "/jobs?status=COMPLETED&created=2026-11-09..2026-11-15 30"],
    ["cancelled", "/jobs?status=CANCELLED&created=2026-11-09..2026-11-15 4"],
    ["notFulfillable", "/jobs?status=NOT_FULFILLABLE&created=2026-11-09..2026-11-15 2"],
    ["rescheduled", "/jobs?flag=rescheduled&created=2026-11-09..2026-11-15 5"],
    ["firstVisit", "/jobs?created=2026-11-09..2026-11-15 40"],
    ["onTime", "/jobs?created=2026-11-09..2026-11-15 40"],
  ] as const)("of %s has the filter that tells it apart, where there is one", (metric, list) => {
    const parts = (address: string | null) => address?.split(/[?& ]/u).toSorted();
    expect(parts(behind("created=any", { metric }))).toEqual(parts(list));
  });

  it.each([
    ["created=any", "2026-11-09..2026-11-15"],
    ["created=2026-11-11..2026-11-12", "2026-11-11..2026-11-12"],
    ["created=2026-11-11T20:00:00Z..", "2026-11-11T20:00Z..2026-11-15"],
    ["created=..2026-11-11T20:00:00Z", "2026-11-09..2026-11-11T20:00Z"],
    ["order=111-1", "2026-11-09..2026-11-15"],
  ])("of %s is of what was asked for within its days", (query, created) => {
    expect(behind(query)).toContain(`created=${created}`);
  });

  it("of the first week of the last thirty days begins with them", () => {
    const days = { from: "2026-10-26", to: "2026-11-01" };
    expect(behind("", { days })).toBe("/jobs?created=2026-10-26..2026-11-01 40");
    expect(behind("", { days: { from: "2026-10-19", to: "2026-10-25" } })).toContain(
      "2026-10-26..",
    );
  });

  it("of a group has its filter beside those of the search", () => {
    const of = (by: "store" | "technician" | "service", id: string, query = "created=any") =>
      behind(query, { group: { by, id } });
    expect(of("store", "SEA-1", "created=any&q=tire&page=3&asOf=2026-11-25T20:00:00Z")).toBe(
      "/jobs?store=SEA-1&q=tire&created=2026-11-09..2026-11-15 40",
    );
    expect(of("technician", "T1")).toContain("technician=T1");
    expect(of("technician", "none")).toContain("technician=none");
    expect(of("service", "B000000001")).toContain("asin=B000000001");
  });

  it("is none where no filter tells the jobs apart", () => {
    expect(behind("created=any", { group: { by: "store", id: "none" } })).toBeNull();
    expect(behind("created=any", { group: { by: "service", id: "none" } })).toBeNull();
    // Jobs of T1 that T2 goes to as well.
    const group = { by: "technician", id: "T2" } as const;
    expect(behind("created=any&technician=T1", { group })).toBeNull();
    expect(behind("created=any&technician=T1,T2", { group })).toContain("technician=T2");
  });

  it("is all jobs of the time where one flag cannot be asked for beside another", () => {
    const metric = "rescheduled";
    expect(behind("created=any&flag=late", { metric })).toContain("flag=late");
    expect(behind("created=any&flag=late", { metric })).toMatch(/ 40$/);
    expect(behind("created=any&flag=late,rescheduled", { metric })).toContain("flag=rescheduled&");
  });
});

describe("a figure", () => {
  it("is a share of all jobs, on time of those whose proof says so, and of nothing not known", () => {
    const values = METRICS.map((metric) => measure(metric, figures).value);
    expect(values).toEqual([40, 50, 0.75, 0.1, 0.05, 0.125, 0.9]);
    const nothing = { ...figures, jobs: 0, onTime: { jobs: 0, of: 0 } };
    expect(measure("completed", nothing).value).toBeNull();
    expect(measure("onTime", nothing)).toEqual({ value: null, part: 0, of: 0 });
  });
});
