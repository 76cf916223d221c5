import "server-only";
import { z } from "zod";
import { flagsOf } from "@/lib/jobs/flags";
import { JOB_FLAGS } from "@/lib/jobs/job";
import type { WireJob } from "@/lib/server/sp-api/wire";
import type { IndexedJob } from "./job-index";

const text = z.string().nullable();
const number = z.number().nullable();
const texts = z.array(z.string());

const visit = z.object({
  id: text,
  status: text,
  start: text,
  minutes: number,
  technicians: z.array(text),
  rescheduledTo: text,
  proof: z.object({ kind: text, uploaded: text, start: text, minutes: number }).nullable(),
});
const goods = z.object({
  asin: text,
  status: text,
  estimated: text,
  promisedFrom: text,
  promisedTo: text,
});

function json<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((written): unknown => JSON.parse(written))
    .pipe(schema);
}

/** A row of an answer, as the columns of this file's `ROW_COLUMNS` give it. */
export const answerRow = z.object({
  id: z.string(),
  marketplace: z.string(),
  orderId: text,
  productOrderIds: texts,
  trackingIds: texts,
  store: text,
  status: text,
  asin: text,
  title: text,
  quantity: number,
  skills: texts,
  created: text,
  visits: json(z.array(visit)),
  proposed: z.number(),
  goods: json(z.array(goods)),
  location: text,
  zone: z.string(),
  seenAt: z.number(),
  sharesEmptied: z.boolean(),
});

export type AnswerRow = z.output<typeof answerRow>;

/** To be selected from `jobs` named j. */
export const ROW_COLUMNS = Object.keys(answerRow.shape)
  .map((name) => `j.${name}`)
  .join(", ");

/** A job as far as the index knows it, under Amazon's names. */
export function toIndexedJob(
  row: AnswerRow,
  names: ReadonlyMap<string, string>,
  booked: ReadonlySet<string>,
  now: number,
): IndexedJob {
  const job = toWireJob(row, names);
  const alone = flagsOf({ ...job, serviceJobId: row.id }, now);
  const flags = JOB_FLAGS.filter(
    (flag) => alone.includes(flag) || (flag === "doubleBooked" && booked.has(row.id)),
  );
  return {
    ...{ id: row.id, job, flags, zone: row.zone, openedAt: row.seenAt },
    ...(row.sharesEmptied && { sharesEmptied: true }),
  };
}

function toWireJob(row: AnswerRow, names: ReadonlyMap<string, string>): WireJob {
  return {
    serviceJobId: row.id,
    marketplaceId: row.marketplace,
    serviceOrderId: known(row.orderId),
    productOrderIds: filled(row.productOrderIds),
    trackingIds: filled(row.trackingIds),
    storeId: known(row.store),
    serviceJobStatus: known(row.status),
    createTime: known(row.created),
    scopeOfWork: {
      asin: known(row.asin),
      title: known(row.title),
      quantity: known(row.quantity),
      requiredSkills: filled(row.skills),
    },
    preferredAppointmentTimes: filled(Array.from({ length: row.proposed }, () => ({}))),
    appointments: filled(row.visits.map((visit) => toAppointment(visit, names))),
    associatedItems: filled(row.goods.map(toItem)),
    serviceLocation: row.location === null ? undefined : { serviceLocationType: row.location },
  };
}

function toAppointment(
  visit: AnswerRow["visits"][number],
  names: ReadonlyMap<string, string>,
): NonNullable<WireJob["appointments"]>[number] {
  const { proof } = visit;
  return {
    appointmentId: known(visit.id),
    appointmentStatus: known(visit.status),
    appointmentTime: toTime(visit),
    assignedTechnicians: filled(
      visit.technicians.map((id) => (id === null ? {} : { technicianId: id, name: names.get(id) })),
    ),
    rescheduledAppointmentId: known(visit.rescheduledTo),
    poa:
      proof === null
        ? undefined
        : {
            poaType: known(proof.kind),
            uploadTime: known(proof.uploaded),
            appointmentTime: toTime(proof),
          },
  };
}

function toTime({ start, minutes }: { start: string | null; minutes: number | null }) {
  return start === null && minutes === null
    ? undefined
    : { startTime: known(start), durationInMinutes: known(minutes) };
}

function toItem(item: AnswerRow["goods"][number]): NonNullable<WireJob["associatedItems"]>[number] {
  const { estimated, promisedFrom, promisedTo } = item;
  const isDated = estimated !== null || promisedFrom !== null || promisedTo !== null;
  return {
    asin: known(item.asin),
    itemStatus: known(item.status),
    itemDelivery: isDated
      ? {
          estimatedDeliveryDate: known(estimated),
          itemDeliveryPromise: { startTime: known(promisedFrom), endTime: known(promisedTo) },
        }
      : undefined,
  };
}

/** Amazon leaves out what it does not know. */
function known<T>(value: T | null): T | undefined {
  return value ?? undefined;
}

function filled<T>(values: T[]): T[] | undefined {
  return values.length > 0 ? values : undefined;
}
