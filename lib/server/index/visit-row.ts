import "server-only";
import { z } from "zod";
import { flagsOf } from "@/lib/jobs/flags";
import { JOB_FLAGS, type JobFlag } from "@/lib/jobs/job";
import { isOpenStatus } from "@/lib/jobs/statuses";
import type { Visit, VisitFlag } from "@/lib/schedule/schedule";
import type { Span } from "@/lib/schedule/visit-time";
import { formatInstant } from "@/lib/time/instant";

const text = z.string().nullable();
const number = z.number().nullable();

/** A visit and what is known of its job; `place` is where it stands among the visits of the job, from 1. */
export const visitRow = z.object({
  id: z.string(),
  place: z.number(),
  orderId: text,
  appointmentId: text,
  status: text,
  startsAt: z.number(),
  endsAt: number,
  technicians: z.array(text),
  zone: z.string(),
  store: text,
  jobStatus: text,
  title: text,
  quantity: number,
  deliveryAt: number,
  awaited: z.boolean(),
  proofs: z.number(),
  reschedules: z.number(),
  isCurrent: z.boolean(),
});
export type VisitRow = z.output<typeof visitRow>;

export const keyOf = ({ id, place }: Pick<VisitRow, "id" | "place">) => `${id}.${place}`;

export const spanOfRow = ({ startsAt, endsAt }: VisitRow): Span => ({
  from: startsAt,
  to: Math.max(startsAt, endsAt ?? startsAt),
});

export function toVisit(
  row: VisitRow,
  names: ReadonlyMap<string, string>,
  flags: VisitFlag[],
): Visit {
  return {
    key: keyOf(row),
    serviceJobId: row.id,
    orderId: row.orderId,
    appointmentId: row.appointmentId,
    start: new Date(row.startsAt).toISOString(),
    end: row.endsAt === null ? null : new Date(Math.max(row.startsAt, row.endsAt)).toISOString(),
    zone: row.zone,
    status: row.status,
    jobStatus: row.jobStatus,
    service: row.title,
    quantity: row.quantity,
    store: row.store,
    technicians: row.technicians.map((id) => ({
      id,
      name: id === null ? null : (names.get(id) ?? null),
    })),
    flags,
    moves: row.reschedules,
    isCurrent: row.isCurrent,
  };
}

type OfOthers = {
  isBooked: boolean;
  isElsewhere: (technician: string, store: string) => boolean;
};

/** The flags of a job of which this is the one visit, and what only who knows the others can tell. */
export function flagsOfVisit(
  row: VisitRow,
  now: number,
  { isBooked, isElsewhere }: OfOthers,
): VisitFlag[] {
  const { startsAt, endsAt, store, jobStatus, status, technicians } = row;
  const minutes = endsAt === null ? undefined : (endsAt - startsAt) / 60_000;
  const delivery = row.deliveryAt === null ? undefined : formatInstant(row.deliveryAt);
  const alone = flagsOf(
    {
      serviceJobId: row.id,
      serviceJobStatus: jobStatus ?? undefined,
      appointments: [
        {
          appointmentStatus: status ?? undefined,
          appointmentTime: { startTime: formatInstant(startsAt), durationInMinutes: minutes },
          assignedTechnicians: technicians.map(() => ({})),
          ...(row.proofs > 0 && { poa: {} }),
          ...(row.reschedules > 0 && { rescheduledAppointmentId: row.id }),
        },
      ],
      associatedItems: row.awaited
        ? [{ itemStatus: "SHIPPED", itemDelivery: { estimatedDeliveryDate: delivery } }]
        : [],
    },
    now,
  );
  const stands = status === "ACTIVE" && isOpenStatus(jobStatus ?? undefined);
  const holds = (flag: JobFlag) => {
    if (flag === "doubleBooked") return isBooked;
    // When it begins a schedule shows anyway.
    if (flag === "noTechnicianSoon") return false;
    // What was done before does not make the visit that counts late.
    return alone.includes(flag) && (flag !== "late" || row.isCurrent || stands);
  };
  const elsewhere =
    stands && store !== null && technicians.some((id) => id !== null && isElsewhere(id, store));
  return [...JOB_FLAGS.filter(holds), ...(elsewhere ? (["elsewhere"] as const) : [])];
}
