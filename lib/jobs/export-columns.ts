import { parseInstant } from "@/lib/time/instant";
import { zoneOffset } from "@/lib/time/zone-clock";
import { appointmentEnd, appointmentStart, currentAppointment } from "./appointment";
import type { AssociatedItem, Job } from "./job";

type Cell = string | number | null | undefined;

/** `zone` is the one in which the search means its days. */
type Column = { id: string; cell: (job: Job, zone: string) => Cell };

/**
 * The columns of a spreadsheet, one row a job. Their ids are its header and stay as they are, so that
 * formulas and scripts of next month still find them. Instants are ISO 8601 in UTC, with the wall
 * clock of the search's zone beside them; lists are joined by a bar. No column holds a buyer's phone
 * or street.
 */
export const EXPORT_COLUMNS = [
  { id: "serviceJobId", cell: (job) => job.serviceJobId },
  { id: "serviceOrderId", cell: (job) => job.serviceOrderId },
  { id: "status", cell: (job) => job.serviceJobStatus },
  { id: "service", cell: (job) => job.scopeOfWork?.title },
  { id: "asin", cell: (job) => job.scopeOfWork?.asin },
  { id: "quantity", cell: (job) => job.scopeOfWork?.quantity },
  { id: "skills", cell: (job) => joined(job.scopeOfWork?.requiredSkills) },
  { id: "created", cell: (job) => instant(createdAt(job)) ?? job.createTime },
  { id: "createdLocal", cell: (job, zone) => wallClock(createdAt(job), zone) },
  { id: "appointmentStatus", cell: (job) => currentAppointment(job)?.appointmentStatus },
  { id: "appointmentStart", cell: (job) => instant(appointmentStart(timeOf(job))) },
  { id: "appointmentEnd", cell: (job) => instant(appointmentEnd(timeOf(job))) },
  {
    id: "appointmentStartLocal",
    cell: (job, zone) => wallClock(appointmentStart(timeOf(job)), zone),
  },
  { id: "appointmentEndLocal", cell: (job, zone) => wallClock(appointmentEnd(timeOf(job)), zone) },
  { id: "zone", cell: (_job, zone) => zone },
  {
    id: "technicians",
    cell: (job) =>
      joined(
        currentAppointment(job)?.assignedTechnicians?.map((one) => one.name ?? one.technicianId),
      ),
  },
  { id: "store", cell: (job) => job.storeId },
  { id: "marketplace", cell: (job) => job.marketplaceId },
  { id: "location", cell: (job) => job.serviceLocation?.serviceLocationType },
  { id: "city", cell: (job) => job.serviceLocation?.address?.city },
  { id: "state", cell: (job) => job.serviceLocation?.address?.stateOrRegion },
  { id: "postalCode", cell: (job) => job.serviceLocation?.address?.postalCode },
  { id: "country", cell: (job) => job.serviceLocation?.address?.countryCode },
  { id: "buyer", cell: (job) => job.buyer?.name },
  { id: "items", cell: (job) => joined(job.associatedItems?.map(itemText)) },
  { id: "itemAsins", cell: (job) => joined(job.associatedItems?.map(({ asin }) => asin)) },
  {
    id: "itemStatuses",
    cell: (job) => joined(job.associatedItems?.map(({ itemStatus }) => itemStatus)),
  },
  { id: "productOrderIds", cell: (job) => joined(job.productOrderIds) },
  { id: "trackingIds", cell: (job) => joined(job.trackingIds) },
  { id: "paymentAmounts", cell: (job) => joined(amounts(job).map((one) => one?.value)) },
  { id: "paymentCurrencies", cell: (job) => joined(amounts(job).map((one) => one?.currency)) },
  { id: "seller", cell: (job) => job.seller?.sellerId },
  { id: "provider", cell: (job) => job.serviceJobProvider?.serviceJobProviderId },
  { id: "flags", cell: (job) => joined(job.flags) },
] as const satisfies readonly Column[];

export type ExportColumnId = (typeof EXPORT_COLUMNS)[number]["id"];

/** One row, in the order of the columns; what Amazon did not send is empty. */
export function exportRow(job: Job, zone: string): (string | number)[] {
  return EXPORT_COLUMNS.map((column: Column) => column.cell(job, zone) ?? "");
}

/** A list as one cell; a list of one stays what it is, so that a single amount is a number. */
function joined(values: readonly Cell[] | undefined): Cell {
  const known = (values ?? []).filter((value) => value !== undefined && value !== "");
  return known.length === 1 ? known[0] : known.join(" | ");
}

function createdAt(job: Job): number | null {
  return job.createTime === undefined ? null : parseInstant(job.createTime);
}

function timeOf(job: Job) {
  return currentAppointment(job)?.appointmentTime;
}

function amounts(job: Job) {
  return (job.payments ?? []).map(({ amount }) => amount);
}

function itemText({ title, asin, quantity }: AssociatedItem): string {
  return `${quantity ?? 1} × ${title ?? asin ?? "?"}`;
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** A wall clock as spreadsheets read it: `2026-11-23 08:30`. */
function wallClock(ms: number | null, zone: string): string | null {
  if (ms === null) return null;
  return new Date(ms + zoneOffset(zone, ms)).toISOString().slice(0, 16).replace("T", " ");
}
