import { isWritable, parseInstant } from "@/lib/time/instant";
import type { Appointment, AppointmentTime, JobFields } from "./job";

/**
 * The appointment that counts: the ACTIVE one, else the latest by start. Amazon promises no order,
 * and at most one is ACTIVE (Services API v1 model).
 */
export function currentAppointment(job: JobFields): Appointment | null {
  const appointments = job.appointments ?? [];
  const active = appointments.filter(({ appointmentStatus }) => appointmentStatus === "ACTIVE");
  return latest(active) ?? latest(appointments);
}

/** Epoch ms, or null where Amazon gave no readable start. */
export function appointmentStart(time: AppointmentTime | undefined): number | null {
  return time?.startTime === undefined ? null : parseInstant(time.startTime);
}

/** Epoch ms, or null where start or duration are unknown, or no calendar reaches so far. */
export function appointmentEnd(time: AppointmentTime | undefined): number | null {
  const start = appointmentStart(time);
  if (start === null || time?.durationInMinutes === undefined) return null;
  const end = start + time.durationInMinutes * 60_000;
  return isWritable(end) ? end : null;
}

function latest(appointments: readonly Appointment[]): Appointment | null {
  let found: Appointment | null = null;
  for (const appointment of appointments) {
    if (found === null || startOrFirst(appointment) > startOrFirst(found)) found = appointment;
  }
  return found;
}

function startOrFirst({ appointmentTime }: Appointment): number {
  return appointmentStart(appointmentTime) ?? Number.NEGATIVE_INFINITY;
}
