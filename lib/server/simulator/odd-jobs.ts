import "server-only";

/** A job from a later version of the API: a status and fields that nobody has heard of. */
export const ODD_JOB = {
  serviceJobId: "SIM-UNKNOWN-STATUS",
  serviceOrderId: "113-0000000-0000001",
  createTime: "2026-01-05T09:30:00.00-07",
  serviceJobStatus: "AWAITING_DRONE",
  marketplaceId: "ATVPDKIKX0DER",
  storeId: "SEA-TUKWILA-01",
  droneId: "D-17",
  scopeOfWork: {
    asin: "B0SVTYRE01",
    title: "Tire Installation by drone",
    quantity: 1,
    requiredSkills: ["DRONE_PILOT"],
    altitude: { value: 120, unit: "FEET" },
  },
  buyer: { name: "Ada Example", loyaltyTier: "GOLD" },
  appointments: [
    {
      appointmentId: "SIM-UNKNOWN-STATUS_1",
      appointmentStatus: "HOVERING",
      appointmentTime: { startTime: "2026-01-09T17:00:00.00-07", durationInMinutes: 15 },
    },
  ],
  serviceLocation: { serviceLocationType: "IN_AIR" },
};

/** As much as Amazon's model promises of a job, and its id. */
export const BARE_JOB = { serviceJobId: "SIM-BARE" };

const NEVER_ENDING = { startTime: "2026-01-09T17:00:00Z", durationInMinutes: 2 ** 63 };

/** What no calendar and no screen can hold, then what is no job at all, then a job as it should be. */
export const ODD_VALUES: readonly unknown[] = [
  {
    serviceJobId: "SIM-ODD-VALUES",
    serviceOrderId: "113-0000000-0000002",
    createTime: "9999-12-31T23:59:59.999-12:00",
    serviceJobStatus: "NOT_SERVICED",
    marketplaceId: "ATVPDKIKX0DER",
    scopeOfWork: { title: "\ud800", quantity: 1e300, requiredSkills: ["", null] },
    preferredAppointmentTimes: [NEVER_ENDING, { startTime: "", durationInMinutes: -1 }],
    appointments: [
      {
        appointmentId: "SIM-ODD-VALUES_1",
        appointmentStatus: "ACTIVE",
        appointmentTime: NEVER_ENDING,
        assignedTechnicians: [null],
        poa: { appointmentTime: NEVER_ENDING, uploadTime: "0000-00-00T00:00:00Z" },
      },
    ],
    payments: [{ amount: { value: -1e300, currency: "NO MONEY" } }],
  },
  null,
  {
    serviceJobId: "SIM-BESIDE-ODD-VALUES",
    serviceOrderId: "113-0000000-0000003",
    createTime: "2026-01-05T16:30:00Z",
    serviceJobStatus: "NOT_SERVICED",
    marketplaceId: "ATVPDKIKX0DER",
    scopeOfWork: { asin: "B0SVTYRE01", title: "Tire Installation", quantity: 4 },
  },
];
