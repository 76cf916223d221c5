import "server-only";
import {
  type FixedCapacity,
  type RangeCapacity,
  type ReservationSet,
  readDone,
  readFixedCapacity,
  readRangeCapacity,
  readReservation,
  type Warning,
} from "@/lib/server/sp-api/wire-actions";
import { type Operation, queryOf, segment } from "./operation";

// Amazon: Services API v1 model. A resource of these is a store or a coverage area; whether a
// technician's id is understood, too, is not said.

const PLAN = { rate: 5, burst: 20 };
const WRITE = { plan: PLAN, kind: "write", coalesce: false, hedge: false } as const;
const READ = { plan: PLAN, kind: "read", coalesce: true, hedge: true } as const;

type OfResource = { resourceId: string; marketplaceId: string };

type CapacityType =
  | "SCHEDULED_CAPACITY"
  | "AVAILABLE_CAPACITY"
  | "ENCUMBERED_CAPACITY"
  | "RESERVED_CAPACITY";

/** From `startDateTime` to `endDateTime`, spelt to the second; scheduled capacity without types. */
type CapacityRange = {
  startDateTime: string;
  endDateTime: string;
  capacityTypes?: readonly CapacityType[];
};

/** Questions to further pages carry the whole body again, as Amazon's sandbox does. */
type Page = { nextPageToken?: string };

/** Capacity in slots of `slotDuration` minutes: a multiple of 5 from 5 to 360. */
export const getFixedSlotCapacity: Operation<
  OfResource & Page & { body: CapacityRange & { slotDuration?: number } },
  FixedCapacity
> = {
  ...READ,
  name: "getFixedSlotCapacity",
  method: "POST",
  path: (input) => capacityPath(input, "fixed"),
  body: ({ body }) => body,
  read: readFixedCapacity,
};

/** Capacity in ranges; the only way to see a schedule and reservations. */
export const getRangeSlotCapacity: Operation<
  OfResource & Page & { body: CapacityRange },
  RangeCapacity
> = {
  ...READ,
  name: "getRangeSlotCapacity",
  method: "POST",
  path: (input) => capacityPath(input, "range"),
  body: ({ body }) => body,
  read: readRangeCapacity,
};

/** Times spell their offset, as in `2020-01-01T00:00:00.00-07`. */
export type Availability = {
  startTime: string;
  endTime: string;
  recurrence?: {
    endTime: string;
    daysOfWeek?: readonly string[];
    daysOfMonth?: readonly number[];
  };
  /** At least 1. */
  capacity?: number;
};

/**
 * Replaces the whole schedule of a resource, which cannot be emptied. A 200 in which a record carries an
 * error is a refusal.
 */
export const updateSchedule: Operation<
  OfResource & { body: { schedules: readonly Availability[] } },
  { warnings: Warning[] }
> = {
  ...WRITE,
  name: "updateSchedule",
  method: "PUT",
  path: (input) => `${resourcePath(input)}/schedules?${marketplace(input)}`,
  body: ({ body }) => body,
  read: readDone,
};

type Reservation = {
  type: "APPOINTMENT" | "TRAVEL" | "VACATION" | "BREAK" | "TRAINING";
  availability: Availability;
};

/** Never with an id of a reservation inside it, which would make a create an update. */
type ReservationBody = { resourceId: string; reservation: Reservation };

const NO_RESERVATION = "Amazon knows no such reservation.";

/** Blocks time. No call lists reservations: whoever loses the id cannot take it back. */
export const createReservation: Operation<
  { marketplaceId: string; body: ReservationBody },
  ReservationSet
> = {
  ...WRITE,
  name: "createReservation",
  method: "POST",
  path: (input) => `/service/v1/reservation?${marketplace(input)}`,
  body: ({ body }) => body,
  read: readReservation,
};

type OfReservation = { reservationId: string; marketplaceId: string };

/** Moves a block, which has the id of the answer from then on. */
export const updateReservation: Operation<
  OfReservation & { body: ReservationBody },
  ReservationSet
> = {
  ...WRITE,
  name: "updateReservation",
  method: "PUT",
  path: reservationPath,
  body: ({ body }) => body,
  read: readReservation,
  missing: NO_RESERVATION,
};

/** Takes a block away. */
export const cancelReservation: Operation<OfReservation, { warnings: Warning[] }> = {
  ...WRITE,
  name: "cancelReservation",
  method: "DELETE",
  path: reservationPath,
  read: readDone,
  missing: NO_RESERVATION,
};

function marketplace({ marketplaceId }: { marketplaceId: string }): string {
  return queryOf({ marketplaceIds: marketplaceId });
}

function resourcePath({ resourceId }: OfResource): string {
  return `/service/v1/serviceResources/${segment(resourceId, "resource")}`;
}

function reservationPath(input: OfReservation): string {
  const id = segment(input.reservationId, "reservation");
  return `/service/v1/reservation/${id}?${marketplace(input)}`;
}

/** Amazon's sandbox gives tokens that are percent-encoded already: what cannot break a URL goes as it came. */
const READY_FOR_URLS = /^(?:[\w.~*-]|%[0-9A-Fa-f]{2})+$/;

function capacityPath(input: OfResource & Page, form: "fixed" | "range"): string {
  const { nextPageToken: token } = input;
  const path = `${resourcePath(input)}/capacity/${form}?${marketplace(input)}`;
  if (token === undefined) return path;
  return `${path}&nextPageToken=${READY_FOR_URLS.test(token) ? token : encodeURIComponent(token)}`;
}
