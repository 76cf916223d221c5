import { parseInstant } from "@/lib/time/instant";
import type { Address, Appointment, AppointmentTime, JobFields } from "./job";
import { findMarketplace, MARKETPLACES } from "./marketplaces";
import { stateZone } from "./state-zones";

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

/** Epoch ms, or null where start or duration are unknown. */
export function appointmentEnd(time: AppointmentTime | undefined): number | null {
  const start = appointmentStart(time);
  if (start === null || time?.durationInMinutes === undefined) return null;
  return start + time.durationInMinutes * 60_000;
}

/**
 * The zone of the place where the work is done: of the state, else of the country, else of the
 * marketplace, else UTC. An appointment is a visit, so the marketplace's zone is often another one.
 */
export function jobZone(job: JobFields): string {
  const marketplace = findMarketplace(job.marketplaceId);
  const address = job.serviceLocation?.address;
  const country = countryOf(address) ?? marketplace?.country ?? null;
  const ofState = country && address ? stateZone(country, address) : null;
  if (ofState) return ofState;
  const ofCountry = MARKETPLACES.find((candidate) => candidate.country === country);
  return (ofCountry ?? marketplace)?.zone ?? "UTC";
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

/** Amazon calls the United Kingdom both UK and GB. */
function countryOf(address: Address | undefined): string | null {
  const code = address?.countryCode?.trim().toUpperCase();
  if (!code) return null;
  return code === "UK" ? "GB" : code;
}
