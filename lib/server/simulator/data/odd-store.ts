import "server-only";
import { HOUR, MINUTE, utc } from "./instants";
import { type Country, MARKETPLACES } from "./marketplaces";
import {
  ARABIC_AND_HEBREW,
  CHINESE_AND_JAPANESE,
  LONDON,
  LONG_TITLE,
  LOS_ANGELES,
} from "./odd-words";
import type { JobRecord, ServiceJob } from "./service-job";

/**
 * A store in every marketplace whose jobs are hard to show. Who does not ask for it, or for one of
 * its orders, never sees them, so they count nowhere else. Its jobs are always the same; the nth
 * has the id `910000000000MN`, where M is 1 in the US, 2 in Great Britain, 3 in Germany.
 *
 * | N | What is hard                                                                            |
 * | - | --------------------------------------------------------------------------------------- |
 * | 1 | names, title and city from right to left, with a full stop at their end                 |
 * | 2 | names, title and city in Chinese and Japanese, with no space to break at                |
 * | 3 | a title of 300 characters, 91 of them in one word                                       |
 * | 4 | a status nobody has heard of                                                            |
 * | 5 | nothing but an id                                                                       |
 * | 6 | a visit in Los Angeles, begun before the clocks go back; created as that day begins     |
 * | 7 | a visit in Los Angeles, begun before the clocks go forward; created as day 6 ends       |
 * | 8 | a visit in London, begun before the clocks go back; created as that day begins          |
 * | 9 | a visit in London, begun before the clocks go forward; created as day 8 ends            |
 */
const ODD_STORE = "SIM-ODD";

const COUNTRIES: readonly Country[] = ["US", "GB", "DE"];

/** The jobs of the odd store in all marketplaces. Those without a day of their own are new at `now`. */
export function oddStoreJobs(now: number): JobRecord[] {
  return COUNTRIES.flatMap((country, place) =>
    oddJobs(now).map(({ createdAt, fields }, index): JobRecord => {
      const number = `${place + 1}${index + 1}`;
      const id = `910000000000${number}`;
      const marketplaceId = MARKETPLACES[country].id;
      const bare = Object.keys(fields).length === 0;
      const job: ServiceJob = bare
        ? { serviceJobId: id }
        : {
            createTime: utc(createdAt),
            serviceJobId: id,
            serviceJobStatus: "NOT_SERVICED",
            serviceOrderId: `910-00000${number}-00000${number}`,
            marketplaceId,
            storeId: ODD_STORE,
            ...fields,
          };
      const placed = { id, marketplaceId, storeId: ODD_STORE, createdAt, updatedAt: createdAt };
      return { ...placed, foreign: false, apart: true, job };
    }),
  );
}

type OddJob = { createdAt: number; fields: Partial<ServiceJob> };

function oddJobs(now: number): OddJob[] {
  return [
    { createdAt: now - HOUR, fields: ARABIC_AND_HEBREW },
    { createdAt: now - 2 * HOUR, fields: CHINESE_AND_JAPANESE },
    {
      createdAt: now - 3 * HOUR,
      fields: { scopeOfWork: { asin: "B0SVTYRE01", title: LONG_TITLE, quantity: 1 } },
    },
    {
      createdAt: now - 4 * HOUR,
      fields: { serviceJobStatus: "AWAITING_DRONE", scopeOfWork: { title: "Delivery by drone" } },
    },
    { createdAt: now - 5 * HOUR, fields: {} },
    {
      createdAt: Date.parse("2026-11-01T07:00:00Z"),
      fields: visit(LOS_ANGELES, "2026-11-01T08:30:00Z"),
    },
    {
      createdAt: Date.parse("2026-11-02T07:59:59.999Z"),
      fields: visit(LOS_ANGELES, "2027-03-14T09:30:00Z"),
    },
    {
      createdAt: Date.parse("2026-10-24T23:00:00Z"),
      fields: visit(LONDON, "2026-10-25T00:30:00Z"),
    },
    {
      createdAt: Date.parse("2026-10-25T23:59:59.999Z"),
      fields: visit(LONDON, "2027-03-28T00:30:00Z"),
    },
  ];
}

/** A visit of an hour, in the middle of which the clocks change. */
function visit(place: typeof LOS_ANGELES, startTime: string): Partial<ServiceJob> {
  return {
    scopeOfWork: { asin: "B0SVTVMT01", title: "TV Wall Mounting", quantity: 1 },
    buyer: { name: "Ada Example" },
    serviceLocation: { serviceLocationType: "IN_HOME", address: place },
    appointments: [
      {
        appointmentId: `${startTime}_1`,
        appointmentStatus: "ACTIVE",
        appointmentTime: { startTime, durationInMinutes: HOUR / MINUTE },
        assignedTechnicians: [{ technicianId: "AODD00000001", name: "Marcus Bell" }],
      },
    ],
  };
}
