import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { appointmentStart } from "@/lib/jobs/appointment";
import { isOpenStatus } from "@/lib/jobs/statuses";
import { READY } from "@/lib/server/jobs/testing/held-index";
import { indexedRig } from "@/lib/server/jobs/testing/indexed-rig";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { dayInZone } from "@/lib/time/calendar";
import { scheduleFrom, scheduleOf } from "./schedule-answer";
import { scheduleCalendar } from "./schedule-calendar";

const ZONE = "America/Los_Angeles";
const FILLING = { ...READY, state: "filling", progress: 0.4, rows: 100 } as const;

let rig: Awaited<ReturnType<typeof indexedRig>>;
let all: WireJob[] = [];
/** A day with visits, and what is to be seen on it. */
let day = "";

const due = (jobs: readonly WireJob[]) =>
  jobs.flatMap((job) =>
    (job.appointments ?? []).flatMap((appointment) => {
      const start = appointmentStart(appointment.appointmentTime);
      if (start === null || appointment.appointmentStatus === "CANCELLED") return [];
      return [{ job, appointment, on: dayInZone(start, ZONE) }];
    }),
  );

beforeAll(async () => {
  vi.stubEnv("TECHNICIAN_LABELS", 'T-ADA="Ada K.",T-BO=Bo');
  vi.stubEnv("STORE_LABELS", 'STORE-1="Tukwila, South"');
  rig = await indexedRig();
  all = await rig.everyJob();
  const counts = new Map<string, number>();
  for (const { on } of due(all)) counts.set(on, (counts.get(on) ?? 0) + 1);
  day = [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? "";
});
afterAll(() => rig.simulator.close());
beforeEach(() => rig.calm());

const ask = (query: string) => scheduleOf(scheduleFrom(new URLSearchParams(`tz=${ZONE}&${query}`)));
const calendar = async (query: string) =>
  (await scheduleCalendar(scheduleFrom(new URLSearchParams(`tz=${ZONE}&${query}`)))).text();

function visitOf(id: string, { start = "2026-11-23T20:00:00Z", who = ["T-ADA"] } = {}): WireJob {
  return {
    serviceJobId: id,
    serviceJobStatus: "NOT_SERVICED",
    storeId: "STORE-1",
    scopeOfWork: { title: "Tire Installation", quantity: 4 },
    buyer: { name: "Zaphod Beeblebrox", phone: "+1 206-555-0100" },
    serviceLocation: { address: { city: "Zaphodville", postalCode: "98168", stateOrRegion: "WA" } },
    appointments: [
      {
        appointmentId: `${id}-A`,
        appointmentStatus: "ACTIVE",
        appointmentTime: { startTime: start, durationInMinutes: 60 },
        assignedTechnicians: who.map((technicianId) => ({ technicianId, name: "By Amazon" })),
      },
    ],
  };
}

describe("the schedule", () => {
  it("has every visit of a day of the simulator's, in the lane of everyone who goes, at no call", async () => {
    await rig.withIndex(all);
    const { lanes, days, view, index, unscheduled } = await ask(`on=${day}`);
    const meant = due(all).filter(({ on }) => on === day);
    expect(meant.length).toBeGreaterThan(3);
    const pairs = meant.flatMap(({ job, appointment }) => {
      const ids = (appointment.assignedTechnicians ?? []).map(({ technicianId }) => technicianId);
      return (ids.length === 0 ? ["none"] : ids).map(
        (id) => `${id ?? "unknown"} ${job.serviceJobId}`,
      );
    });
    const found = lanes.flatMap(({ id, visits }) =>
      visits.map((one) => `${id} ${one.serviceJobId}`),
    );
    expect(found.toSorted()).toEqual([...new Set(pairs)].toSorted());
    expect([view, days, index.state]).toEqual(["day", [day], "ready"]);
    expect(unscheduled.total).toBe(
      all.filter(
        ({ serviceJobStatus, appointments }) =>
          isOpenStatus(serviceJobStatus) &&
          !appointments?.some(({ appointmentStatus }) => appointmentStatus === "ACTIVE"),
      ).length,
    );
    expect(rig.calls()).toEqual([0, 0]);
  });

  it("is by store as well, and a week of seven days", async () => {
    await rig.withIndex(all);
    const { lanes, days } = await ask(`on=${day}&view=week&by=store`);
    const meant = due(all).filter(({ on }) => days.includes(on));
    expect(days).toHaveLength(7);
    expect(lanes.flatMap(({ visits }) => visits)).toHaveLength(meant.length);
    for (const { id, visits } of lanes) {
      expect(visits.every(({ store }) => (store ?? "none") === id)).toBe(true);
    }
  });

  it("names people and stores as the operator does, also who has no visit", async () => {
    await rig.withIndex([visitOf("1"), visitOf("2", { who: ["T-EVE"] })]);
    const byPerson = await ask("on=2026-11-23");
    expect(byPerson.lanes.map(({ label }) => label)).toEqual(["Ada K.", "By Amazon"]);
    expect(byPerson.lanes[0]?.visits[0]?.technicians).toEqual([{ id: "T-ADA", name: "Ada K." }]);
    const nobody = await ask("on=2026-11-23&technician=T-BO");
    expect(nobody.lanes).toEqual([{ id: "T-BO", label: "Bo", visits: [] }]);
    const byStore = await ask("on=2026-11-23&by=store");
    expect(byStore.lanes.map(({ label }) => label)).toEqual(["Tukwila, South"]);
  });

  it("holds nothing of a buyer, on the screen and in the calendar", async () => {
    await rig.withIndex([visitOf("1")]);
    const texts = [JSON.stringify(await ask("on=2026-11-23")), await calendar("on=2026-11-23")];
    for (const text of texts) {
      expect(text).toContain("Tire Installation");
      expect(text).not.toMatch(/Zaphod|555-0100|98168/);
    }
  });

  it("is what is known so far while the index is being filled, and says so", async () => {
    await rig.withIndex([visitOf("1")], FILLING);
    const { lanes, index } = await ask("on=2026-11-23");
    expect([lanes.length, index.state]).toEqual([1, "filling"]);
  });

  it("is refused by name where nothing is known", async () => {
    const refused = (...names: string[]) => ({
      problem: {
        code: "index_unavailable",
        errors: names.map((parameter) => expect.objectContaining({ parameter })),
      },
    });
    await rig.withIndex([], { ...FILLING, rows: 0 });
    await expect(ask("by=store&store=A")).rejects.toMatchObject(refused("on", "by", "store"));
    await rig.withIndex([], { ...READY, state: "off" });
    await expect(ask("")).rejects.toMatchObject(refused("on"));
    rig.withoutIndex();
    await expect(ask("flag=late")).rejects.toMatchObject(refused("on", "flag"));
  });

  it("refuses what it does not understand", () => {
    expect(() => scheduleFrom(new URLSearchParams("on=2026-02-30&vew=day"))).toThrow(
      "Not understood: on, vew.",
    );
  });
});

describe("its calendar", () => {
  const eventsOf = (file: string) =>
    new ICAL.Component(ICAL.parse(file))
      .getAllSubcomponents("vevent")
      .map((event) => new ICAL.Event(event));

  it("has an event for each visit that is shown, each with a name of its own", async () => {
    await rig.withIndex(all);
    const events = eventsOf(await calendar(`on=${day}&view=week`));
    const { lanes } = await ask(`on=${day}&view=week&by=store`);
    const visits = lanes.flatMap((lane) => lane.visits);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(visits.length);
    const starts = (times: number[]) => times.toSorted((a, b) => a - b);
    expect(starts(events.map(({ startDate }) => startDate.toJSDate().getTime()))).toEqual(
      starts(visits.map(({ start }) => Math.floor(Date.parse(start) / 1000) * 1000)),
    );
  });

  it("keeps the name of a job that is moved, under a higher number", async () => {
    const before = visitOf("1");
    await rig.withIndex([before]);
    const [event] = eventsOf(await calendar("on=2026-11-23"));
    const [old] = before.appointments ?? [];
    const [next] = visitOf("1", { start: "2026-11-24T20:00:00Z" }).appointments ?? [];
    const after = {
      ...before,
      appointments: [
        { ...old, appointmentStatus: "CANCELLED", rescheduledAppointmentId: "1-B" },
        { ...next, appointmentId: "1-B" },
      ],
    };
    await rig.withIndex([after]);
    const [moved] = eventsOf(await calendar("on=2026-11-24"));
    expect(moved?.uid).toBe(event?.uid);
    expect([event?.sequence, moved?.sequence]).toEqual([0, 1]);
    expect(moved).toMatchObject({
      summary: "Tire Installation · Tukwila, South",
      location: "Tukwila, South",
      description: "1\nAda K.",
    });
  });

  it("is refused until the index holds every job, as a file cannot say that it is not all", async () => {
    await rig.withIndex([visitOf("1")], FILLING);
    await expect(calendar("on=2026-11-23")).rejects.toMatchObject({
      problem: { code: "index_unavailable", errors: [{ parameter: "on" }] },
    });
  });

  it("is a file for one person, named by its days", async () => {
    await rig.withIndex([]);
    const params = new URLSearchParams("view=week&on=2026-11-25");
    const { headers } = await scheduleCalendar(scheduleFrom(params));
    expect(headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(headers.get("content-disposition")).toBe(
      'attachment; filename="schedule-2026-11-23_2026-11-29.ics"',
    );
    expect(headers.get("cache-control")).toBe("private, no-store");
  });
});
