import type { Appointment, AppointmentTime, Job } from "@/lib/jobs/job";
import { parseInstant } from "@/lib/time/instant";

export type TimelineEvent =
  | { kind: "created"; at: string }
  | { kind: "preferred"; windows: readonly AppointmentTime[] }
  | {
      kind: "appointment";
      appointment: Appointment;
      /** Set when it was rescheduled; `to` is absent where Amazon did not send the new one. */
      moved: { to: Appointment | undefined } | null;
    };

type DatedJob = Pick<Job, "createTime" | "preferredAppointmentTimes" | "appointments">;

/**
 * What happened to a job, in order: its creation, the times the customer proposed, then every
 * appointment. Amazon promises no order of appointments, so each stands after the one that it
 * replaces, and the chains stand by their first start.
 */
export function jobTimeline(job: DatedJob): TimelineEvent[] {
  const events: TimelineEvent[] = [];
  if (job.createTime) events.push({ kind: "created", at: job.createTime });
  if (job.preferredAppointmentTimes && job.preferredAppointmentTimes.length > 0) {
    events.push({ kind: "preferred", windows: job.preferredAppointmentTimes });
  }
  return [...events, ...inOrder(job.appointments ?? [])];
}

function inOrder(appointments: readonly Appointment[]): TimelineEvent[] {
  const byId = new Map(appointments.map((one) => [one.appointmentId, one]));
  const replacing = new Set(appointments.map((one) => one.rescheduledAppointmentId));
  const byStart = [...appointments].sort(compareStarts);
  const isReplacement = (one: Appointment) =>
    one.appointmentId !== undefined && replacing.has(one.appointmentId);
  // First the beginnings of chains; what is left after them are chains that bite their own tail.
  const starts = [...byStart.filter((one) => !isReplacement(one)), ...byStart];
  const placed = new Set<Appointment>();
  for (const start of starts) {
    let next: Appointment | undefined = start;
    while (next && !placed.has(next)) {
      placed.add(next);
      next = next.rescheduledAppointmentId ? byId.get(next.rescheduledAppointmentId) : undefined;
    }
  }
  return [...placed].map((appointment) => ({
    kind: "appointment",
    appointment,
    moved: appointment.rescheduledAppointmentId
      ? { to: byId.get(appointment.rescheduledAppointmentId) }
      : null,
  }));
}

function compareStarts(a: Appointment, b: Appointment): number {
  const [first, second] = [startOf(a), startOf(b)];
  return first === second ? 0 : first - second;
}

/** Epoch ms; an appointment without a readable start stands last. */
function startOf(appointment: Appointment): number {
  const start = appointment.appointmentTime?.startTime;
  return (start === undefined ? null : parseInstant(start)) ?? Number.POSITIVE_INFINITY;
}
