import { describe, expect, it } from "vitest";
import { appointmentEnd, appointmentStart, currentAppointment } from "./appointment";
import type { Appointment, JobFields } from "./job";

const appointment = (appointmentStatus: string, startTime?: string): Appointment => ({
  appointmentId: `${appointmentStatus}-${startTime}`,
  appointmentStatus,
  appointmentTime: startTime === undefined ? undefined : { startTime, durationInMinutes: 60 },
});
const job = (fields: Partial<JobFields>): JobFields => ({ serviceJobId: "J1", ...fields });

describe("currentAppointment", () => {
  const early = appointment("CANCELLED", "2026-11-20T10:00Z");
  const active = appointment("ACTIVE", "2026-11-21T10:00Z");
  const late = appointment("CANCELLED", "2026-11-25T10:00Z");
  const timeless = appointment("COMPLETED");

  it.each([
    ["the active one, wherever it stands", [late, active, early], active],
    ["the latest without an active one", [early, late, timeless], late],
    ["the latest whatever the order", [late, early], late],
    ["the only one, without a time", [timeless], timeless],
    ["none of none", [], null],
  ])("is %s", (_, appointments, expected) => {
    expect(currentAppointment(job({ appointments }))).toBe(expected);
  });

  it("is none where Amazon sent no list", () => {
    expect(currentAppointment(job({}))).toBeNull();
  });
});

describe("the times of an appointment", () => {
  it("end after the duration", () => {
    const time = { startTime: "2026-11-01T01:30:00.00-07", durationInMinutes: 90 };
    expect(appointmentStart(time)).toBe(Date.parse("2026-11-01T08:30Z"));
    expect(appointmentEnd(time)).toBe(Date.parse("2026-11-01T10:00Z"));
  });

  it("are unknown where Amazon did not say or cannot be read", () => {
    expect(appointmentStart(undefined)).toBeNull();
    expect(appointmentStart({ startTime: "soon" })).toBeNull();
    expect(appointmentEnd({ startTime: "2026-11-01T08:30Z" })).toBeNull();
    expect(appointmentEnd({ durationInMinutes: 60 })).toBeNull();
  });
});
