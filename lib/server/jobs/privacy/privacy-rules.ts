import "server-only";
import { initials, postalArea } from "./abbreviate";

/**
 * Who sees a field: everyone signed in, those who may see buyers' names, nobody without a reveal, or
 * everyone, in an abbreviated form for those who may not see names. A field that has no rule here is
 * shown to nobody: Amazon adds fields, and a new one may hold a buyer's data.
 */
export type Rule =
  | "everyone"
  | "names"
  | "reveal"
  | "nobody"
  | { abbreviate: (text: string) => string }
  | Shape;
type Shape = { each: Rule } | { fields: Record<string, Rule> };

const all = (...names: string[]): Record<string, Rule> =>
  Object.fromEntries(names.map((name) => [name, "everyone"]));

const TIME: Rule = { fields: all("startTime", "durationInMinutes") };
const TECHNICIANS: Rule = { each: { fields: all("technicianId", "name") } };

export const JOB_RULE: Rule = {
  fields: {
    ...all("createTime", "serviceJobId", "serviceJobStatus", "serviceOrderId", "marketplaceId"),
    ...all("storeId"),
    productOrderIds: { each: "everyone" },
    trackingIds: { each: "everyone" },
    scopeOfWork: {
      fields: { ...all("asin", "title", "quantity"), requiredSkills: { each: "everyone" } },
    },
    seller: { fields: all("sellerId") },
    serviceJobProvider: { fields: all("serviceJobProviderId") },
    preferredAppointmentTimes: { each: TIME },
    appointments: {
      each: {
        fields: {
          ...all("appointmentId", "appointmentStatus", "rescheduledAppointmentId"),
          appointmentTime: TIME,
          assignedTechnicians: TECHNICIANS,
          poa: {
            fields: {
              ...all("uploadingTechnician", "uploadTime", "poaType"),
              appointmentTime: TIME,
              technicians: TECHNICIANS,
            },
          },
        },
      },
    },
    buyer: {
      fields: {
        buyerId: "names",
        name: { abbreviate: initials },
        phone: "reveal",
        isPrimeMember: "everyone",
      },
    },
    associatedItems: {
      each: {
        fields: {
          ...all("asin", "title", "quantity", "orderId", "itemStatus", "brandName"),
          itemDelivery: {
            fields: {
              estimatedDeliveryDate: "everyone",
              itemDeliveryPromise: { fields: all("startTime", "endTime") },
            },
          },
          linkedAssets: {
            each: {
              fields: { ...all("assetType", "assetName"), additionalAttributes: "names" },
            },
          },
        },
      },
    },
    serviceLocation: {
      fields: {
        serviceLocationType: "everyone",
        address: {
          fields: {
            name: { abbreviate: initials },
            addressLine1: "reveal",
            addressLine2: "reveal",
            addressLine3: "reveal",
            city: "everyone",
            county: "names",
            district: "names",
            stateOrRegion: "everyone",
            postalCode: { abbreviate: postalArea },
            countryCode: "everyone",
            phone: "reveal",
          },
        },
      },
    },
    payments: {
      each: {
        fields: { amount: { fields: all("value", "currency") }, instrument: "names" },
      },
    },
  },
};
