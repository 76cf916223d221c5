import "server-only";

/** The seven statuses of a job (Amazon: Services API v1 model, `ServiceJob.serviceJobStatus`). */
export const JOB_STATUSES = [
  "NOT_SERVICED",
  "CANCELLED",
  "COMPLETED",
  "PENDING_SCHEDULE",
  "NOT_FULFILLABLE",
  "HOLD",
  "PAYMENT_DECLINED",
] as const;

export type JobStatus = (typeof JOB_STATUSES)[number];

export type AppointmentTime = { startTime: string; durationInMinutes: number };

export type Technician = { technicianId: string; name: string };

export type ProofOfAppointment = {
  appointmentTime?: AppointmentTime;
  technicians?: Technician[];
  uploadingTechnician?: string;
  uploadTime?: string;
  poaType?: "NO_SIGNATURE_DUMMY_POS" | "CUSTOMER_SIGNATURE" | "DUMMY_RECEIPT" | "POA_RECEIPT";
};

export type Appointment = {
  appointmentId: string;
  appointmentStatus: "ACTIVE" | "CANCELLED" | "COMPLETED";
  appointmentTime: AppointmentTime;
  assignedTechnicians?: Technician[];
  rescheduledAppointmentId?: string;
  poa?: ProofOfAppointment;
};

export type Address = {
  name: string;
  addressLine1: string;
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

export type AssociatedItem = {
  asin: string;
  title: string;
  quantity: number;
  orderId: string;
  itemStatus: "ACTIVE" | "CANCELLED" | "SHIPPED" | "DELIVERED";
  brandName?: string;
  itemDelivery?: {
    estimatedDeliveryDate?: string;
    itemDeliveryPromise?: { startTime: string; endTime: string };
  };
  linkedAssets?: {
    assetType: string;
    assetName: string;
    additionalAttributes?: Record<string, string>;
  }[];
};

export type Buyer = { buyerId?: string; name?: string; phone?: string; isPrimeMember?: boolean };

export type ServiceLocation = {
  serviceLocationType: "IN_HOME" | "IN_STORE" | "ONLINE";
  address?: Address;
};

/** A job as it travels. No field is required, as in Amazon's model. */
export type ServiceJob = {
  createTime?: string;
  serviceJobId?: string;
  /** One of the seven but for the jobs that are odd on purpose. */
  serviceJobStatus?: string;
  scopeOfWork?: { asin?: string; title?: string; quantity?: number; requiredSkills?: string[] };
  seller?: { sellerId?: string };
  serviceJobProvider?: { serviceJobProviderId?: string };
  preferredAppointmentTimes?: AppointmentTime[];
  appointments?: Appointment[];
  serviceOrderId?: string;
  productOrderIds?: string[];
  trackingIds?: string[];
  marketplaceId?: string;
  storeId?: string;
  buyer?: Buyer;
  associatedItems?: AssociatedItem[];
  serviceLocation?: ServiceLocation;
  payments?: { amount: { value: number; currency: string }; instrument?: string }[];
};

/**
 * A job with what Amazon knows about it but does not say: instants as epoch milliseconds, and the
 * marketplace and store even where the job leaves them out.
 */
export type JobRecord = {
  id: string;
  marketplaceId: string;
  storeId: string;
  createdAt: number;
  updatedAt: number;
  /** Another provider's job: the detail call refuses it, the list never shows it. */
  foreign: boolean;
  /** Listed only for who asks for its store or its order by name. */
  apart?: true;
  job: ServiceJob;
};
