import "server-only";
import type { Reading } from "@/lib/server/sp-api/wire";
import {
  type AppointmentSet,
  readAppointmentSet,
  readDone,
  readSlots,
  type SlotReport,
  type Warning,
} from "@/lib/server/sp-api/wire-actions";
import { type Operation, queryOf, segment } from "./operation";

// Amazon: Services API v1 model. Bodies are sent as they are given: Amazon's sandbox compares them by
// the letter, and a time is spelt in UTC with milliseconds, `2021-01-01T10:00:00.000Z`.

/** What every write has in common. */
const WRITE = {
  plan: { rate: 5, burst: 20 },
  kind: "write",
  coalesce: false,
  hedge: false,
} as const;

/** What every read of the moment has in common. */
const READ = { kind: "read", coalesce: true, hedge: true } as const;

/** `startTime` and `endTime` go together, at most 90 days apart, spelt to the second. */
type SlotRange = { marketplaceId: string; startTime?: string; endTime?: string };

/** The times at which a job can be visited. */
export const getAppointmmentSlotsByJobId: Operation<
  SlotRange & { serviceJobId: string },
  SlotReport
> = {
  ...READ,
  name: "getAppointmmentSlotsByJobId",
  method: "GET",
  path: ({ serviceJobId, marketplaceId, startTime, endTime }) => {
    const query = queryOf({ marketplaceIds: marketplaceId, startTime, endTime });
    return `${pathOf(serviceJobId)}/appointmentSlots?${query}`;
  },
  read: readSlots,
  plan: { rate: 5, burst: 20 },
  log: slotLog(),
};

/** The times at which a store can do a service. */
export const getAppointmentSlots: Operation<
  SlotRange & { asin: string; storeId: string },
  SlotReport
> = {
  ...READ,
  name: "getAppointmentSlots",
  method: "GET",
  path: ({ marketplaceId, ...rest }) =>
    `/service/v1/appointmentSlots?${queryOf({ marketplaceIds: marketplaceId, ...rest })}`,
  read: readSlots,
  plan: { rate: 20, burst: 40 },
  log: slotLog(),
};

function slotLog() {
  return {
    of: ({ marketplaceId }: SlotRange) => ({ marketplace: marketplaceId }),
    found: ({ slots }: SlotReport) => ({ slots: slots.length }),
  };
}

/** Without a duration the service's own is meant; with one it has to equal that. */
type AppointmentTime = { startTime: string; durationInMinutes?: number };

type OfJob = { serviceJobId: string };
type OfAppointment = OfJob & { appointmentId: string };

/** Books the first visit of a job. */
export const addAppointmentForServiceJobByServiceJobId: Operation<
  OfJob & { body: { appointmentTime: AppointmentTime } },
  AppointmentSet
> = {
  ...WRITE,
  name: "addAppointmentForServiceJobByServiceJobId",
  method: "POST",
  path: ({ serviceJobId }) => `${pathOf(serviceJobId)}/appointments`,
  body: ({ body }) => body,
  read: readAppointmentSet,
};

/** Moves a visit, which gets another id; who was to come may be unassigned. */
export const rescheduleAppointmentForServiceJobByServiceJobId: Operation<
  OfAppointment & { body: { appointmentTime: AppointmentTime; rescheduleReasonCode: string } },
  AppointmentSet
> = {
  ...WRITE,
  name: "rescheduleAppointmentForServiceJobByServiceJobId",
  method: "POST",
  path: visitPath,
  body: ({ body }) => body,
  read: readAppointmentSet,
};

type Resource = { resourceId?: string };

/** Replaces whoever is to come. Its bucket is the smallest of all. */
export const assignAppointmentResources: Operation<
  OfAppointment & { body: { resources: readonly Resource[] } },
  Done
> = {
  ...WRITE,
  name: "assignAppointmentResources",
  method: "PUT",
  path: (visit) => `${visitPath(visit)}/resources`,
  body: ({ body }) => body,
  read: readDone,
  plan: { rate: 1, burst: 2 },
};

type TimeRange = { startTime?: string; endTime?: string };

/** What is known of a visit; what is left out stays as it was. */
export type FulfillmentData = {
  estimatedArrivalTime?: TimeRange;
  fulfillmentTime?: TimeRange;
  appointmentResources?: readonly Resource[];
  /** `contentSha256` is of the file before its encryption, in base64. */
  fulfillmentDocuments?: readonly { uploadDestinationId: string; contentSha256: string }[];
};

/** Says when somebody was or will be there, who, and with what proof. Its errors are a bare list. */
export const setAppointmentFulfillmentData: Operation<
  OfAppointment & { body: FulfillmentData },
  Done
> = {
  ...WRITE,
  name: "setAppointmentFulfillmentData",
  method: "PUT",
  path: (visit) => `${visitPath(visit)}/fulfillment`,
  body: ({ body }) => body,
  read: readDone,
};

/** Closes a job as done; there is no way back. */
export const completeServiceJobByServiceJobId: Operation<OfJob, Done> = {
  ...WRITE,
  name: "completeServiceJobByServiceJobId",
  method: "PUT",
  path: ({ serviceJobId }) => `${pathOf(serviceJobId)}/completions`,
  read: readDone,
};

/** Cancels a job; there is no way back, and the reason decides who pays. */
export const cancelServiceJobByServiceJobId: Operation<
  OfJob & { cancellationReasonCode: string },
  Done
> = {
  ...WRITE,
  name: "cancelServiceJobByServiceJobId",
  method: "PUT",
  path: ({ serviceJobId, cancellationReasonCode }) =>
    `${pathOf(serviceJobId)}/cancellations?${queryOf({ cancellationReasonCode })}`,
  read: readDone,
};

type Done = Extract<Reading<{ warnings: Warning[] }>, { data: unknown }>["data"];

function pathOf(serviceJobId: string): string {
  return `/service/v1/serviceJobs/${segment(serviceJobId, "service job")}`;
}

function visitPath({ serviceJobId, appointmentId }: OfAppointment): string {
  return `${pathOf(serviceJobId)}/appointments/${segment(appointmentId, "appointment")}`;
}
