import { describe, expect, it } from "vitest";
import type { Appointment } from "@/lib/jobs/job";
import { jobTimeline } from "./job-timeline";

function appointment(id: string, startTime?: string, movedTo?: string): Appointment {
  return {
    appointmentId: id,
    appointmentTime: startTime === undefined ? {} : { startTime, durationInMinutes: 60 },
    rescheduledAppointmentId: movedTo,
  };
}

function appointmentIds(appointments: Appointment[]): (string | undefined)[] {
  return jobTimeline({ appointments }).map((event) =>
    event.kind === "appointment" ? event.appointment.appointmentId : event.kind,
  );
}

describe("jobTimeline", () => {
  it("is empty for a job of which Amazon said nothing", () => {
    expect(jobTimeline({})).toEqual([]);
    expect(jobTimeline({ preferredAppointmentTimes: [], appointments: [] })).toEqual([]);
  });

  it("puts the creation and the proposed times before the appointments", () => {
    const windows = [{ startTime: "2026-11-20T09:00:00Z", durationInMinutes: 120 }];
    const kinds = jobTimeline({
      createTime: "2026-11-25T10:00:00Z",
      preferredAppointmentTimes: windows,
      appointments: [appointment("a", "2026-11-21T09:00:00Z")],
    }).map((event) => event.kind);
    expect(kinds).toEqual(["created", "preferred", "appointment"]);
  });

  it("puts a rescheduled appointment before the one that replaces it, even when that is earlier", () => {
    expect(
      appointmentIds([
        appointment("new", "2026-11-21T09:00:00Z"),
        appointment("old", "2026-11-24T09:00:00Z", "middle"),
        appointment("middle", "2026-11-27T09:00:00Z", "new"),
      ]),
    ).toEqual(["old", "middle", "new"]);
  });

  it("orders appointments without a link by their start, those without a start last", () => {
    expect(
      appointmentIds([
        appointment("none"),
        appointment("second", "2026-11-24T09:00:00.00-07"),
        appointment("first", "2026-11-24T09:00:00Z"),
      ]),
    ).toEqual(["first", "second", "none"]);
  });

  it("says where an appointment was moved, also when Amazon left the new one out", () => {
    const next = appointment("b", "2026-11-24T09:00:00Z");
    const events = jobTimeline({
      appointments: [appointment("a", "2026-11-23T09:00:00Z", "b"), next],
    });
    expect(events[0]).toMatchObject({ moved: { to: next } });
    expect(events[1]).toMatchObject({ moved: null });
    const [lonely] = jobTimeline({ appointments: [appointment("a", undefined, "gone")] });
    expect(lonely).toMatchObject({ moved: { to: undefined } });
  });

  it("shows every appointment once when a chain bites its own tail", () => {
    expect(
      appointmentIds([
        appointment("a", "2026-11-23T09:00:00Z", "b"),
        appointment("b", "2026-11-24T09:00:00Z", "a"),
      ]),
    ).toEqual(["a", "b"]);
  });

  it("keeps appointments that have no id apart", () => {
    expect(jobTimeline({ appointments: [{}, {}] })).toHaveLength(2);
  });
});
