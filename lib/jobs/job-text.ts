import { formatAppointment } from "@/lib/time/format";
import { parseInstant } from "@/lib/time/instant";
import { currentAppointment } from "./appointment";
import type { Address, Appointment, AppointmentTime, AssociatedItem, Job } from "./job";

/** The words around the facts, in the language of whoever copies. Null: there is no word for it. */
export type JobTextWords = {
  line: (label: string, value: string) => string;
  amount: (count: number, what: string) => string;
  withNote: (value: string, note: string) => string;
  job: (id: string) => string;
  label: Record<JobTextLabel, string>;
  appointmentStatus: (status: string | undefined) => string | null;
  itemStatus: (status: string | undefined) => string | null;
  place: (type: string | undefined) => string | null;
};

type JobTextLabel =
  | "status"
  | "appointment"
  | "proposed"
  | "place"
  | "store"
  | "buyer"
  | "phone"
  | "technicians"
  | "items"
  | "order"
  | "job";

/** `now` is epoch ms; `status` is the job's own in plain words. */
export type JobTextStyle = { locale: string; now: number; status: string | null };

/**
 * A job as a message to whoever does the work: one fact a line, times in the zone of the job site. It
 * says what the job holds and nothing else, so what a role may not see is in no message either; a
 * postal code that is shortened for the role is left out, because half of it leads astray.
 */
export function jobText(job: Job, words: JobTextWords, style: JobTextStyle): string {
  const { label } = words;
  const { title, quantity } = job.scopeOfWork ?? {};
  const { buyer, associatedItems = [] } = job;
  const appointment = currentAppointment(job);
  const name = title ?? words.job(job.serviceJobId);
  const facts: [string, string | null | undefined][] = [
    [label.status, style.status],
    ...timeFacts(job, appointment, words, style),
    [label.place, locationOf(job, words)],
    [label.store, job.storeId],
    [label.buyer, buyer?.name],
    [label.phone, buyer?.phone ?? job.serviceLocation?.address?.phone],
    [label.technicians, techniciansOf(appointment)],
    [label.items, associatedItems.map((item) => itemOf(item, words)).join("; ")],
    [label.order, job.serviceOrderId],
    [label.job, job.serviceJobId],
  ];
  const lines = facts.flatMap(([about, value]) => (value ? words.line(about, value) : []));
  return [quantity && quantity > 1 ? words.amount(quantity, name) : name, ...lines].join("\n");
}

function timeFacts(
  job: Job,
  appointment: Appointment | null,
  words: JobTextWords,
  style: JobTextStyle,
): [string, string | null][] {
  const zone = job.zone;
  const time = appointment && windowOf(appointment.appointmentTime, zone, style);
  if (time) {
    const { appointmentStatus: status } = appointment;
    const note = status === "ACTIVE" ? null : words.appointmentStatus(status);
    return [[words.label.appointment, note ? words.withNote(time, note) : time]];
  }
  const proposed = (job.preferredAppointmentTimes ?? []).flatMap(
    (window) => windowOf(window, zone, style) ?? [],
  );
  return [[words.label.proposed, proposed.join("; ")]];
}

function windowOf(
  time: AppointmentTime | undefined,
  zone: string,
  { locale, now }: JobTextStyle,
): string | null {
  if (!time?.startTime) return null;
  const start = parseInstant(time.startTime);
  if (start === null) return time.startTime;
  return formatAppointment(start, time.durationInMinutes, { locale, zone, now });
}

function locationOf({ serviceLocation, hidden }: Job, words: JobTextWords): string | null {
  const address = serviceLocation?.address;
  const where = address ? addressLine(address, hidden) : "";
  const kind = words.place(serviceLocation?.serviceLocationType);
  if (where === "") return kind;
  return kind ? words.withNote(where, kind) : where;
}

function addressLine(address: Address, hidden: readonly string[]): string {
  const shortened = hidden.includes("serviceLocation.address.postalCode");
  const region = [address.stateOrRegion, shortened ? undefined : address.postalCode];
  return [
    address.addressLine1,
    address.addressLine2,
    address.addressLine3,
    address.city,
    region.filter(Boolean).join(" "),
    address.countryCode,
  ]
    .filter(Boolean)
    .join(", ");
}

function techniciansOf(appointment: Appointment | null): string {
  const technicians = appointment?.assignedTechnicians ?? [];
  return technicians.flatMap(({ name, technicianId }) => name ?? technicianId ?? []).join(", ");
}

function itemOf(item: AssociatedItem, words: JobTextWords): string {
  const what = item.title ?? item.asin ?? "";
  const amount = item.quantity === undefined ? what : words.amount(item.quantity, what);
  const status = words.itemStatus(item.itemStatus);
  return status ? words.withNote(amount, status) : amount;
}
