import type { IndexedPage } from "./job-index";
import type { Overbooking } from "./overbooking";

/**
 * A service job under Amazon's field names (Services API v1 model, `ServiceJob`). Amazon promises
 * none of its fields: whatever it did not send, or a role may not see, is absent. Times are ISO 8601
 * text as Amazon wrote it.
 */
export type Job = JobFields & {
  /**
   * IANA zone of the place where the work is done, worked out by the server from what the role may see:
   * the table of states is large, and no page needs it.
   */
  zone: string;
  flags: JobFlag[];
  /** Dotted paths of fields that Amazon sent and the viewer's role may not see, such as `buyer.phone`. */
  hidden: string[];
};

/** What deserves a person's eye, the most urgent first. */
export const JOB_FLAGS = [
  "late",
  "noTechnician",
  "noTechnicianSoon",
  "goodsAfterVisit",
  "waitingForGoods",
  "doubleBooked",
  "customerProposedTimes",
  "stillActive",
  "proofMissing",
  "rescheduled",
] as const;

export type JobFlag = (typeof JOB_FLAGS)[number];

export function isJobFlag(value: string): value is JobFlag {
  return JOB_FLAGS.some((flag) => flag === value);
}

export type JobFields = {
  serviceJobId: string;
  createTime?: string;
  serviceJobStatus?: string;
  serviceOrderId?: string;
  marketplaceId?: string;
  storeId?: string;
  scopeOfWork?: { asin?: string; title?: string; quantity?: number; requiredSkills?: string[] };
  seller?: { sellerId?: string };
  serviceJobProvider?: { serviceJobProviderId?: string };
  preferredAppointmentTimes?: AppointmentTime[];
  appointments?: Appointment[];
  productOrderIds?: string[];
  trackingIds?: string[];
  buyer?: { buyerId?: string; name?: string; phone?: string; isPrimeMember?: boolean };
  associatedItems?: AssociatedItem[];
  serviceLocation?: { serviceLocationType?: string; address?: Address };
  payments?: Payment[];
};

/** Where the work is done: at the buyer's, at the provider's, or from afar (Services API v1 model). */
export const LOCATION_TYPES = ["IN_HOME", "IN_STORE", "ONLINE"] as const;

export type AppointmentTime = { startTime?: string; durationInMinutes?: number };

export type Technician = { technicianId?: string; name?: string };

export type ProofOfAppointment = {
  appointmentTime?: AppointmentTime;
  technicians?: Technician[];
  uploadingTechnician?: string;
  uploadTime?: string;
  poaType?: string;
};

export type Appointment = {
  appointmentId?: string;
  /** ACTIVE, CANCELLED or COMPLETED. */
  appointmentStatus?: string;
  appointmentTime?: AppointmentTime;
  assignedTechnicians?: Technician[];
  rescheduledAppointmentId?: string;
  poa?: ProofOfAppointment;
};

export type LinkedAsset = {
  assetType?: string;
  assetName?: string;
  additionalAttributes?: Record<string, string>;
};

export type AssociatedItem = {
  asin?: string;
  title?: string;
  quantity?: number;
  orderId?: string;
  /** ACTIVE, CANCELLED, SHIPPED or DELIVERED. */
  itemStatus?: string;
  brandName?: string;
  itemDelivery?: {
    estimatedDeliveryDate?: string;
    itemDeliveryPromise?: { startTime?: string; endTime?: string };
  };
  linkedAssets?: LinkedAsset[];
};

export type Address = {
  name?: string;
  addressLine1?: string;
  addressLine2?: string;
  addressLine3?: string;
  city?: string;
  county?: string;
  district?: string;
  stateOrRegion?: string;
  postalCode?: string;
  countryCode?: string;
  phone?: string;
};

export type Payment = {
  amount?: { value?: number; currency?: string };
  instrument?: string;
};

/**
 * What `GET /api/jobs` answers. `total` is null where Amazon did not say; instants are ISO 8601. It says
 * where it comes from once there is an index.
 */
export type JobPage = Partial<IndexedPage> & {
  jobs: Job[];
  total: number | null;
  page: number;
  pageSize: number;
  hasNext: boolean;
  hasPrevious: boolean;
  asOf: string;
  fetchedAt: string;
};

/** What `GET /api/jobs/{id}` answers. */
export type JobDetail = { job: Job; overbooking?: Overbooking; fetchedAt: string };

/** What `GET /api/jobs/counts` answers; null is a count that Amazon did not give. */
export type JobCounts = { counts: Record<string, number | null>; fetchedAt: string };
