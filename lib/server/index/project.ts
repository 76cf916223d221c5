import "server-only";
import { createHash } from "node:crypto";
import { appointmentEnd, appointmentStart, currentAppointment } from "@/lib/jobs/appointment";
import { flagsOf, GOODS_MS, isAwaited, latestDelivery } from "@/lib/jobs/flags";
import type { JobFields, JobFlag } from "@/lib/jobs/job";
import { jobZone } from "@/lib/jobs/job-zone";
import { isOpenStatus } from "@/lib/jobs/statuses";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { parseInstant } from "@/lib/time/instant";
import { ASKED_FLAGS } from "./columns";

type Visit = {
  id: string | null;
  status: string | null;
  start: string | null;
  minutes: number | null;
  /** The same as epoch ms, as far as it can be read. */
  from: number | null;
  to: number | null;
  /** Null stands for one whose id is not known. */
  technicians: (string | null)[];
  rescheduledTo: string | null;
  proof: {
    kind: string | null;
    uploaded: string | null;
    start: string | null;
    minutes: number | null;
  } | null;
};

type Goods = {
  asin: string | null;
  status: string | null;
  estimated: string | null;
  promisedFrom: string | null;
  promisedTo: string | null;
};

/** What the index keeps of a job, column by column. Nothing of its buyer. */
export type IndexRow = {
  id: string;
  orderId: string | null;
  productOrderIds: string[];
  trackingIds: string[];
  store: string | null;
  status: string | null;
  isOpen: boolean;
  asin: string | null;
  title: string | null;
  quantity: number | null;
  skills: string[];
  created: string | null;
  createdAt: number | null;
  visits: string;
  current: number | null;
  currentStatus: string | null;
  startAt: number | null;
  endAt: number | null;
  technicians: string[];
  assigned: number;
  active: boolean;
  proofs: number;
  reschedules: number;
  visitsAt: number[];
  visitsEndAt: number | null;
  lateMinutes: number | null;
  proposed: number;
  goods: string;
  asins: string[];
  awaited: boolean;
  deliveryAt: number | null;
  flags: JobFlag[];
  lateFrom: number | null;
  waitsFrom: number | null;
  waitsUntil: number | null;
  location: string | null;
  zone: string;
  hash: string;
};

type WireAppointment = NonNullable<WireJob["appointments"]>[number];
type WireItem = NonNullable<WireJob["associatedItems"]>[number];

/** The row of a job, or null for one without an id. Each field that goes in is named here. */
export function project(job: WireJob): IndexRow | null {
  const { serviceJobId: id, scopeOfWork } = job;
  if (!id) return null;
  const appointments = job.appointments ?? [];
  const items = job.associatedItems ?? [];
  const fields = { ...job, serviceJobId: id };
  const counts = currentAppointment(fields);
  const technicians = idsOf(counts?.assignedTechnicians);
  const visits = appointments.map(visitOf);
  const row = {
    id,
    orderId: job.serviceOrderId ?? null,
    productOrderIds: unique(job.productOrderIds ?? []),
    trackingIds: unique(job.trackingIds ?? []),
    store: job.storeId ?? null,
    status: job.serviceJobStatus ?? null,
    isOpen: isOpenStatus(job.serviceJobStatus),
    asin: scopeOfWork?.asin ?? null,
    title: scopeOfWork?.title ?? null,
    quantity: scopeOfWork?.quantity ?? null,
    skills: unique(scopeOfWork?.requiredSkills ?? []),
    created: job.createTime ?? null,
    createdAt: instantOf(job.createTime),
    visits: JSON.stringify(visits),
    current: counts === null ? null : appointments.indexOf(counts) + 1,
    currentStatus: counts?.appointmentStatus ?? null,
    startAt: appointmentStart(counts?.appointmentTime),
    endAt: appointmentEnd(counts?.appointmentTime),
    technicians: unique(technicians),
    assigned: technicians.length,
    active: appointments.some(({ appointmentStatus }) => appointmentStatus === "ACTIVE"),
    proofs: appointments.filter(({ poa }) => poa !== undefined).length,
    reschedules: appointments.filter((each) => each.rescheduledAppointmentId).length,
    visitsAt: visits.filter(isDue).flatMap(({ from }) => from ?? []),
    visitsEndAt: latestOf(visits.filter(isDue).flatMap(({ from, to }) => to ?? from ?? [])),
    lateMinutes: visits.filter(isDue).flatMap(minutesLate).at(-1) ?? null,
    proposed: job.preferredAppointmentTimes?.length ?? 0,
    goods: JSON.stringify(items.map(goodsOf)),
    asins: unique([scopeOfWork?.asin, ...items.map(({ asin }) => asin)]),
    awaited: items.some(({ itemStatus }) => isAwaited(itemStatus)),
    deliveryAt: latestDelivery(fields),
    ...flagsOverTime(
      fields,
      appointmentStart(counts?.appointmentTime),
      appointmentEnd(counts?.appointmentTime),
    ),
    location: job.serviceLocation?.serviceLocationType ?? null,
    zone: jobZone(fields),
  };
  return { ...row, hash: hashOf(row) };
}

/** The rules of lib/jobs/flags.ts, asked at the instants between which their answer does not change. */
function flagsOverTime(job: JobFields, startAt: number | null, endAt: number | null) {
  const inTheEnd = flagsOf(job, Number.POSITIVE_INFINITY);
  const soon = startAt === null ? null : startAt - GOODS_MS;
  const waits = soon !== null && flagsOf(job, soon).includes("waitingForGoods");
  return {
    flags: inTheEnd.filter((flag) => !ASKED_FLAGS.some((asked) => asked === flag)),
    lateFrom: inTheEnd.includes("late") ? endAt : null,
    waitsFrom: waits ? soon : null,
    waitsUntil: waits ? (endAt ?? startAt) : null,
  };
}

/** What the service is called, by its ASIN. */
export function serviceTitles({ scopeOfWork }: WireJob): [asin: string, title: string][] {
  return scopeOfWork?.asin && scopeOfWork.title ? [[scopeOfWork.asin, scopeOfWork.title]] : [];
}

/** The people who go, by id. Where an id is missing there is nothing to know a name by. */
export function technicianNames(job: WireJob): [id: string, name: string][] {
  return (job.appointments ?? []).flatMap(({ assignedTechnicians }) =>
    (assignedTechnicians ?? []).flatMap(({ technicianId, name }): [string, string][] =>
      technicianId && name ? [[technicianId, name]] : [],
    ),
  );
}

function visitOf(appointment: WireAppointment): Visit {
  const { appointmentTime, poa } = appointment;
  return {
    id: appointment.appointmentId ?? null,
    status: appointment.appointmentStatus ?? null,
    start: appointmentTime?.startTime ?? null,
    minutes: appointmentTime?.durationInMinutes ?? null,
    from: appointmentStart(appointmentTime),
    to: appointmentEnd(appointmentTime),
    technicians: idsOf(appointment.assignedTechnicians),
    rescheduledTo: appointment.rescheduledAppointmentId ?? null,
    proof: poa
      ? {
          kind: poa.poaType ?? null,
          uploaded: poa.uploadTime ?? null,
          start: poa.appointmentTime?.startTime ?? null,
          minutes: poa.appointmentTime?.durationInMinutes ?? null,
        }
      : null,
  };
}

/** Whether a visit was not called off. */
function isDue({ status }: Visit): boolean {
  return status !== "CANCELLED";
}

/** By how much a visit began after its time, as far as a proof says. */
function minutesLate({ from, proof }: Visit): number[] {
  const began = proof?.start == null ? null : parseInstant(proof.start);
  return from === null || began === null ? [] : [(began - from) / 60_000];
}

function latestOf(instants: readonly number[]): number | null {
  return instants.length === 0 ? null : Math.max(...instants);
}

function goodsOf({ asin, itemStatus, itemDelivery }: WireItem): Goods {
  return {
    asin: asin ?? null,
    status: itemStatus ?? null,
    estimated: itemDelivery?.estimatedDeliveryDate ?? null,
    promisedFrom: itemDelivery?.itemDeliveryPromise?.startTime ?? null,
    promisedTo: itemDelivery?.itemDeliveryPromise?.endTime ?? null,
  };
}

function idsOf(technicians: readonly { technicianId?: string }[] | undefined): (string | null)[] {
  return (technicians ?? []).map(({ technicianId }) => technicianId ?? null);
}

function instantOf(text: string | undefined): number | null {
  return text === undefined ? null : parseInstant(text);
}

function unique(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value) => typeof value === "string"))];
}

/** Of these columns only: one over a phone number could be guessed. */
function hashOf(row: Omit<IndexRow, "hash">): string {
  return createHash("sha256").update(JSON.stringify(row)).digest("base64url").slice(0, 22);
}
