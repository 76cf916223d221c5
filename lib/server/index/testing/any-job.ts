import "server-only";
import fc from "fast-check";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import type { WireJob } from "@/lib/server/sp-api/wire";

/** Around which the visits of generated jobs lie. */
export const NOW = Date.parse("2026-11-23T20:00Z");
const HOUR = 3_600_000;

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });
/** Hours apart, so that visits overlap, touch and repeat. */
const near = (hours: number) =>
  fc.integer({ min: -hours, max: hours }).map((hour) => new Date(NOW + hour * HOUR).toISOString());
const oddTime = fc.constantFrom("", "soon", "2026-11-23T12:00:00.00-07", "9999-12-30T23:00:00Z");
const time = fc.record({
  startTime: maybe(fc.oneof({ weight: 6, arbitrary: near(60) }, oddTime)),
  durationInMinutes: maybe(fc.constantFrom(0, 60, 120, 525_600)),
});

const TECHNICIANS = ["T1", "T2", "T3"].map((technicianId, index) => ({
  technicianId,
  name: ["Ada Łovelace", "Bo", "王伟"][index],
}));
const technician = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...TECHNICIANS) },
  fc.constant({ name: "Nobody's id" }),
  fc.constant({}),
);
const crowd = Array.from({ length: 60 }, (_, index) => ({ technicianId: `C${index}` }));

const appointment = fc.record({
  appointmentId: maybe(fc.constantFrom("P1", "P2")),
  appointmentStatus: maybe(fc.constantFrom("ACTIVE", "ACTIVE", "CANCELLED", "COMPLETED", "LOST")),
  appointmentTime: maybe(time),
  assignedTechnicians: maybe(
    fc.oneof({ weight: 9, arbitrary: fc.array(technician, { maxLength: 3 }) }, fc.constant(crowd)),
  ),
  rescheduledAppointmentId: maybe(fc.constantFrom("", "P1")),
  poa: fc.option(fc.record({ poaType: fc.constant("POA_RECEIPT"), uploadTime: near(9) }), {
    nil: undefined,
  }),
});

const item = fc.record({
  asin: maybe(fc.constantFrom("B000000001", "B000000002", "B000000009")),
  itemStatus: maybe(fc.constantFrom("ACTIVE", "SHIPPED", "DELIVERED", "CANCELLED", "")),
  itemDelivery: maybe(
    fc.record({
      estimatedDeliveryDate: maybe(fc.oneof(near(60), oddTime)),
      itemDeliveryPromise: maybe(
        fc.record({ startTime: maybe(near(60)), endTime: maybe(near(60)) }),
      ),
    }),
  ),
});

const list = (...values: string[]) => maybe(fc.array(fc.constantFrom(...values), { maxLength: 3 }));

/** Any of it may be missing, but the id. */
const fields: fc.Arbitrary<WireJob> = fc.record({
  createTime: maybe(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .integer({ min: -1200, max: 0 })
          .map((hour) => new Date(NOW + hour * HOUR).toISOString()),
      },
      oddTime,
    ),
  ),
  serviceJobStatus: maybe(fc.constantFrom(...SERVICE_JOB_STATUSES, "NOT_SERVICED", "UNHEARD_OF")),
  serviceOrderId: maybe(fc.constantFrom("111-1", "111-2", "222-1")),
  productOrderIds: list("333-1", "333-2"),
  trackingIds: list("TRK-1", "TRK-2"),
  storeId: maybe(fc.constantFrom("SEA-1", "PDX-1", "Zürich")),
  scopeOfWork: maybe(
    fc.record({
      asin: maybe(fc.constantFrom("B000000001", "B000000002", "B000000003")),
      title: maybe(fc.constantFrom("Tire Installation", "TV Wall Mounting", "Möbelmontage", "")),
      quantity: maybe(fc.constantFrom(1, 4)),
      requiredSkills: list("TIRES", "TV"),
    }),
  ),
  preferredAppointmentTimes: maybe(fc.array(time, { maxLength: 3 })),
  appointments: maybe(fc.array(appointment, { maxLength: 3 })),
  associatedItems: maybe(fc.array(item, { maxLength: 3 })),
  serviceLocation: maybe(
    fc.record({ serviceLocationType: maybe(fc.constantFrom("IN_HOME", "IN_STORE", "MOON")) }),
  ),
});

/** Jobs with ids of their own, odd in every way that Amazon's model allows. */
export const anyJobs: fc.Arbitrary<WireJob[]> = fc
  .array(fields, { minLength: 1, maxLength: 40 })
  .map((jobs) => jobs.map((job, index) => ({ ...job, serviceJobId: `J${(index * 7) % 41}` })));
