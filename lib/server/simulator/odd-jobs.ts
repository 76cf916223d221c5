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
