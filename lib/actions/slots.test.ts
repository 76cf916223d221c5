import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import type { Slot } from "./job-action";
import {
  firstFreeDay,
  lastDay,
  nearestSlots,
  proposedTimes,
  rangesOf,
  slotClock,
  slotsByDay,
  slotsQuery,
  slotWithin,
} from "./slots";

afterEach(() => vi.unstubAllGlobals());

const CHICAGO = "America/Chicago";

function slot(start: string, left = 1): Slot {
  return { start, end: new Date(Date.parse(start) + 3_600_000).toISOString(), left };
}

test("days are asked for fourteen at a time, counted from the first", () => {
  expect(rangesOf("2026-11-30", "2026-12-02", 3)).toEqual(["2026-11-30"]);
  expect(rangesOf("2026-11-30", "2026-12-12", 3)).toEqual(["2026-11-30", "2026-12-14"]);
  expect(rangesOf("2026-11-30", "2026-12-14", 1)).toEqual(["2026-12-14"]);
  expect(rangesOf("2026-11-30", "2026-11-29", 1)).toEqual(["2026-11-16"]);
});

test("a slot belongs to its day at the site, the earliest first", () => {
  const late = slot("2026-12-02T04:30:00.000Z");
  const early = slot("2026-12-01T15:00:00.000Z");
  const days = slotsByDay([late, early], { day: "2026-12-01", count: 2, zone: CHICAGO });
  expect(days).toEqual([
    { day: "2026-12-01", slots: [early, late] },
    { day: "2026-12-02", slots: [] },
  ]);
});

test("the first day with a free slot is one at the site, and a full one is none", () => {
  const full = slot("2026-12-01T15:00:00.000Z", 0);
  const late = slot("2026-12-03T04:30:00.000Z");
  const slots = [slot("2026-12-04T15:00:00.000Z"), late, full];
  expect(firstFreeDay(slots, "2026-12-01", CHICAGO)).toBe("2026-12-02");
  expect(firstFreeDay(slots, "2026-12-03", CHICAGO)).toBe("2026-12-04");
  expect(firstFreeDay(slots, "2026-12-05", CHICAGO)).toBeNull();
});

test("nothing is asked of the past, instants are spelt to the second, and who asks again asks Amazon", async () => {
  const asked: [string, unknown][] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked.push([decodeURIComponent(url), new Headers(init.headers).get("cache-control")]);
    return Response.json({ realTime: true, slots: [], fetchedAt: "" });
  });
  const now = Date.parse("2026-11-30T15:00:20.500Z");
  const query = slotsQuery({ jobId: "J 1", day: "2026-11-30", zone: CHICAGO }, now);
  const client = new QueryClient();
  await client.fetchQuery(query);
  await client.fetchQuery({ ...query, staleTime: 0 });
  const url = "/api/jobs/J 1/slots?from=2026-11-30T15:01:00Z&to=2026-12-14T06:00:00Z";
  expect(asked).toEqual([
    [url, null],
    [url, "no-cache"],
  ]);
});

test("what was proposed counts once and only while it is to come", () => {
  const now = Date.parse("2026-12-01T00:00:00Z");
  const later = { startTime: "2026-12-04T15:00:00Z", durationInMinutes: 120 };
  const sooner = { startTime: "2026-12-03T15:00:00Z" };
  const times = [later, sooner, later, { startTime: "2026-11-30T15:00:00Z" }, {}];
  expect(proposedTimes(times, now)).toEqual([
    { from: Date.parse("2026-12-03T15:00:00Z"), to: null },
    { from: Date.parse("2026-12-04T15:00:00Z"), to: Date.parse("2026-12-04T17:00:00Z") },
  ]);
});

test("the slot of a proposed time begins with it, or within it, and has room", () => {
  const proposed = {
    from: Date.parse("2026-12-04T15:00:00Z"),
    to: Date.parse("2026-12-04T17:00:00Z"),
  };
  const full = slot("2026-12-04T15:00:00Z", 0);
  const within = slot("2026-12-04T16:00:00Z");
  const after = slot("2026-12-04T17:00:00Z");
  expect(slotWithin([after, within, full], proposed)).toBe(within);
  expect(slotWithin([slot("2026-12-04T15:00:00Z"), within], proposed)?.start).toBe(full.start);
  expect(slotWithin([after, full], proposed)).toBeNull();
});

test("instead of a slot that is gone the nearest with room are offered", () => {
  const [far, gone, full, near] = ["18", "12", "13", "15"].map((hour) =>
    slot(`2026-12-04T${hour}:00:00Z`, hour === "13" ? 0 : 2),
  );
  if (!far || !gone || !full || !near) throw new Error("A slot is missing.");
  expect(nearestSlots([far, gone, full, near], gone.start, 3)).toEqual([near, far]);
});

test("no day beyond a year can be chosen", () => {
  expect(lastDay(Date.parse("2026-11-30T12:00:00Z"), CHICAGO)).toBe("2027-11-30");
});

test("an hour that comes twice says which of the two it is", () => {
  const [summer, winter] = [slot("2026-11-01T06:30:00.000Z"), slot("2026-11-01T07:30:00.000Z")];
  const clock = (one: Slot) => slotClock(one, CHICAGO, "de");
  expect([summer, winter].map(clock)).toEqual(["01:30 CDT–01:30 CST", "01:30–02:30 CST"]);
  expect(clock(slot("2026-11-01T16:00:00.000Z"))).toBe("10:00–11:00 CST");
});
