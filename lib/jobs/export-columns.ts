import { zoneOffset } from "@/lib/time/calendar";
import { parseInstant } from "@/lib/time/instant";
import { appointmentEnd, appointmentStart, currentAppointment } from "./appointment";
import type { JobColumnId } from "./columns";
import type { AppointmentTime, AssociatedItem, Job } from "./job";

type Cell = string | number | null | undefined;

type Column = { id: string; cell: (job: Job) => Cell };

/**
 * The columns of a spreadsheet, one row a job. Their ids are its header and stay as they are, so that
 * formulas and scripts of next month still find them. Instants are ISO 8601 in UTC, with the wall
 * clock of the job site beside them, as the screen shows it, and `zone` names its zone; a time that
 * cannot be read stays as Amazon wrote it. Lists are joined by a bar. No column holds a buyer's phone
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
  { id: "createdLocal", cell: (job) => wallClock(createdAt(job), job) ?? job.createTime },
  { id: "appointmentStatus", cell: (job) => currentAppointment(job)?.appointmentStatus },
  { id: "appointmentStart", cell: (job) => startOf(timeOf(job), instant) },
  { id: "appointmentEnd", cell: (job) => instant(appointmentEnd(timeOf(job))) },
  {
    id: "appointmentStartLocal",
    cell: (job) => startOf(timeOf(job), (ms) => wallClock(ms, job)),
  },
  { id: "appointmentEndLocal", cell: (job) => wallClock(appointmentEnd(timeOf(job)), job) },
  { id: "zone", cell: (job) => job.zone },
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
  {
    id: "preferredTimes",
    cell: (job) => joined(job.preferredAppointmentTimes?.map((time) => windowText(time, job))),
  },
  { id: "proof", cell: (job) => joined(job.appointments?.map(({ poa }) => poa?.poaType)) },
] as const satisfies readonly Column[];

export type ExportColumnId = (typeof EXPORT_COLUMNS)[number]["id"];

const BY_ID = new Map<string, Column>(EXPORT_COLUMNS.map((column) => [column.id, column]));

export const ALL_EXPORT_COLUMNS: readonly ExportColumnId[] = EXPORT_COLUMNS.map(({ id }) => id);

/** Whether a column holds the wall clock of the job site. */
export function isTimeColumn(id: ExportColumnId): boolean {
  return id.endsWith("Local");
}

/** What stands in a spreadsheet for a column of the jobs table. */
const OF_TABLE: Record<JobColumnId, readonly ExportColumnId[]> = {
  order: ["serviceOrderId"],
  status: ["status"],
  service: ["service"],
  appointment: ["appointmentStartLocal", "appointmentEndLocal", "zone"],
  technicians: ["technicians"],
  buyer: ["buyer"],
  city: ["city"],
  store: ["store"],
  items: ["items"],
  created: ["createdLocal", "zone"],
  jobId: ["serviceJobId"],
  skills: ["skills"],
  quantity: ["quantity"],
  seller: ["seller"],
  provider: ["provider"],
  marketplace: ["marketplace"],
  payments: ["paymentAmounts", "paymentCurrencies"],
  tracking: ["trackingIds"],
  preferredTimes: ["preferredTimes", "zone"],
  proof: ["proof"],
};

/** The columns of a spreadsheet for those of the table, in their order. */
export function exportColumnsOf(shown: readonly string[]): ExportColumnId[] {
  const table: Record<string, readonly ExportColumnId[]> = OF_TABLE;
  return [...new Set(shown.flatMap((id) => (Object.hasOwn(table, id) ? (table[id] ?? []) : [])))];
}

/** One row, in the order of the columns; what Amazon did not send is empty. */
export function exportRow(
  job: Job,
  columns: readonly ExportColumnId[] = ALL_EXPORT_COLUMNS,
): (string | number)[] {
  return columns.map((id) => BY_ID.get(id)?.cell(job) ?? "");
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

/** The start of an appointment as `write` puts it, else as Amazon wrote it. */
function startOf(time: AppointmentTime | undefined, write: (ms: number | null) => string | null) {
  return write(appointmentStart(time)) ?? time?.startTime;
}

/** `2026-11-23 08:30–10:30` at the job site, or with both days. */
function windowText(time: AppointmentTime, job: Job): string | undefined {
  const start = startOf(time, (ms) => wallClock(ms, job));
  const end = wallClock(appointmentEnd(time), job);
  if (start === undefined || end === null) return start;
  return `${start}–${start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end}`;
}

/** The last millisecond before the year 10000: a date with more digits is read by no spreadsheet. */
const LATEST = 253_402_300_799_999;

function isWritable(ms: number | null): ms is number {
  return ms !== null && ms >= 0 - LATEST && ms <= LATEST;
}

function instant(ms: number | null): string | null {
  return isWritable(ms) ? new Date(ms).toISOString() : null;
}

/** A wall clock as spreadsheets read it: `2026-11-23 08:30`. */
function wallClock(ms: number | null, job: Job): string | null {
  if (!isWritable(ms)) return null;
  const wall = ms + zoneOffset(job.zone, ms);
  return new Date(wall).toISOString().slice(0, 16).replace("T", " ");
}
