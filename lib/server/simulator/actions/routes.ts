import "server-only";

type Route = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Segments in braces are ids, as in Amazon's model. */
  path: string;
  /** Amazon's usage plan: tokens a second, and the size of the bucket. */
  rate: number;
  burst: number;
  /** Whether something is changed; what asks by POST changes nothing. */
  writes?: true;
  /** Whether exactly one `marketplaceIds` is required. */
  inMarketplace?: true;
  hasBody?: true;
};

const JOB = "/service/v1/serviceJobs/{serviceJobId}";
const VISIT = `${JOB}/appointments/{appointmentId}`;
const RESOURCE = "/service/v1/serviceResources/{resourceId}";
const RESERVATION = "/service/v1/reservation/{reservationId}";
const USUAL = { rate: 5, burst: 20 } as const;
const WRITE = { ...USUAL, writes: true } as const;
const WRITE_BODY = { ...WRITE, hasBody: true } as const;
const CAPACITY = { method: "POST", ...USUAL, inMarketplace: true, hasBody: true } as const;

/** The seventeen operations of the Services API v1. Amazon: Services API v1 model. */
const ROUTES = {
  getServiceJobs: { method: "GET", path: "/service/v1/serviceJobs", rate: 10, burst: 40 },
  getServiceJobByServiceJobId: { method: "GET", path: JOB, rate: 20, burst: 40 },
  getAppointmmentSlotsByJobId: {
    method: "GET",
    path: `${JOB}/appointmentSlots`,
    ...USUAL,
    inMarketplace: true,
  },
  getAppointmentSlots: {
    method: "GET",
    path: "/service/v1/appointmentSlots",
    rate: 20,
    burst: 40,
    inMarketplace: true,
  },
  addAppointmentForServiceJobByServiceJobId: {
    method: "POST",
    path: `${JOB}/appointments`,
    ...WRITE_BODY,
  },
  rescheduleAppointmentForServiceJobByServiceJobId: {
    method: "POST",
    path: VISIT,
    ...WRITE_BODY,
  },
  assignAppointmentResources: {
    method: "PUT",
    path: `${VISIT}/resources`,
    ...WRITE_BODY,
    rate: 1,
    burst: 2,
  },
  setAppointmentFulfillmentData: { method: "PUT", path: `${VISIT}/fulfillment`, ...WRITE_BODY },
  completeServiceJobByServiceJobId: { method: "PUT", path: `${JOB}/completions`, ...WRITE },
  cancelServiceJobByServiceJobId: { method: "PUT", path: `${JOB}/cancellations`, ...WRITE },
  getFixedSlotCapacity: { ...CAPACITY, path: `${RESOURCE}/capacity/fixed` },
  getRangeSlotCapacity: { ...CAPACITY, path: `${RESOURCE}/capacity/range` },
  updateSchedule: {
    method: "PUT",
    path: `${RESOURCE}/schedules`,
    ...WRITE_BODY,
    inMarketplace: true,
  },
  createReservation: {
    method: "POST",
    path: "/service/v1/reservation",
    ...WRITE_BODY,
    inMarketplace: true,
  },
  updateReservation: { method: "PUT", path: RESERVATION, ...WRITE_BODY, inMarketplace: true },
  cancelReservation: { method: "DELETE", path: RESERVATION, ...WRITE, inMarketplace: true },
  createServiceDocumentUploadDestination: {
    method: "POST",
    path: "/service/v1/documents",
    ...USUAL,
    hasBody: true,
  },
} as const satisfies Record<string, Route>;

export type OperationName = keyof typeof ROUTES;

export const OPERATION_NAMES = Object.keys(ROUTES).filter(isOperation);

export function routeOf(operation: OperationName): Route {
  return ROUTES[operation];
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(ROUTES, name);
}

const PATTERNS = OPERATION_NAMES.map((operation) => {
  const { method, path } = ROUTES[operation];
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return { operation, method, names, form: new RegExp(`^${path.replace(/\{\w+\}/g, "([^/]+)")}$`) };
});

/** What is asked of which operation; `ids` by their names in the model, null where one cannot be read. */
export type Found = { operation: OperationName; ids: Record<string, string> | null };

export function findOperation(method: string, path: string): Found | null {
  for (const pattern of PATTERNS) {
    const match = pattern.method === method ? pattern.form.exec(path) : null;
    if (match) return { operation: pattern.operation, ids: idsOf(pattern.names, match.slice(1)) };
  }
  return null;
}

const LONGEST_ID = 100;

function idsOf(names: readonly string[], segments: readonly string[]): Found["ids"] {
  try {
    const ids = segments.map(decodeURIComponent);
    if (ids.some((id) => id.length > LONGEST_ID)) return null;
    return Object.fromEntries(names.map((name, index) => [name, ids[index] ?? ""]));
  } catch {
    return null;
  }
}
