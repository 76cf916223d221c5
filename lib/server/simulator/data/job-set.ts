import "server-only";
import { createRandom } from "@/lib/server/simulator/random";
import { DAY } from "./instants";
import { createJobFactory } from "./job-factory";
import { oddStoreJobs } from "./odd-store";
import type { Appointment, JobRecord, JobStatus, ServiceJob } from "./service-job";

const APPOINTMENT_AFTER: Partial<Record<JobStatus, Appointment["appointmentStatus"]>> = {
  COMPLETED: "COMPLETED",
  CANCELLED: "CANCELLED",
  NOT_FULFILLABLE: "CANCELLED",
  PENDING_SCHEDULE: "CANCELLED",
  HOLD: "CANCELLED",
};

/** The same job in another status, its active appointment ended as that status demands. */
function withStatus(job: ServiceJob, status: JobStatus): ServiceJob {
  const ending = APPOINTMENT_AFTER[status];
  const changed: ServiceJob = { ...job, serviceJobStatus: status };
  if (ending && job.appointments) {
    changed.appointments = job.appointments.map((appointment) =>
      appointment.appointmentStatus === "ACTIVE"
        ? { ...appointment, appointmentStatus: ending }
        : appointment,
    );
  }
  return changed;
}

/** Jobs of another provider: the detail call answers 403 `UnauthorizedAction` for them. */
export const FOREIGN_JOB_IDS = ["90000000000001", "90000000000002"] as const;

const SPAN = 730 * DAY;
const RECENT = 40 * DAY;

export type JobSet = {
  /** Grows with every change, so that sorted copies know when they are old. */
  version(): number;
  /** The provider's own jobs of one marketplace, in no promised order. */
  of(marketplaceId: string): readonly JobRecord[];
  /** Those of one marketplace that stand apart from the others, in no promised order. */
  apartOf(marketplaceId: string): readonly JobRecord[];
  find(id: string): JobRecord | undefined;
  /** Every job, other providers' too. */
  all(): Iterable<JobRecord>;
  /** Some job, where any will do; undefined in an empty set. */
  any(): JobRecord | undefined;
  /** Adds jobs created now and returns their ids. */
  create(count: number, storeId?: string): string[];
  /** Marks a job as changed now, in a new status if one is given; false for an unknown id. */
  touch(id: string, status?: JobStatus): boolean;
};

/** All jobs of a simulator: `count` of them over two years up to `now`, the same for the same seed. */
export function createJobSet(options: { seed: number; count: number; now: () => number }): JobSet {
  const { seed, count, now } = options;
  const factory = createJobFactory(seed);
  const ages = createRandom(seed ^ 0x5eed);
  const byId = new Map<string, JobRecord>();
  const byMarketplace = new Map<string, JobRecord[]>();
  const apart: JobRecord[] = [];
  let version = 0;

  function add(record: JobRecord): void {
    version += 1;
    byId.set(record.id, record);
    if (record.foreign) return;
    if (record.apart) {
      apart.push(record);
      return;
    }
    const shelf = byMarketplace.get(record.marketplaceId);
    if (shelf) shelf.push(record);
    else byMarketplace.set(record.marketplaceId, [record]);
  }

  const start = now();
  let previous: JobRecord | undefined;
  for (let index = 0; index < count; index += 1) {
    // A growing business: an even base, and three in ten jobs in the recent weeks.
    const age = ages.chance(0.3) ? ages.delay(RECENT) : ages.next() * SPAN;
    const orderedWith = ages.chance(0.03) ? previous : undefined;
    const createdAt = orderedWith?.createdAt ?? start - age;
    previous = factory.create(createdAt, start, orderedWith ? { orderedWith } : {});
    add(previous);
  }
  for (const id of FOREIGN_JOB_IDS) {
    add({ ...factory.create(start - 3 * DAY, start), id, foreign: true });
  }

  for (const record of oddStoreJobs(start)) add(record);

  return {
    version: () => version,
    of: (marketplaceId) => byMarketplace.get(marketplaceId) ?? [],
    apartOf: (marketplaceId) => apart.filter((record) => record.marketplaceId === marketplaceId),
    find: (id) => byId.get(id),
    all: () => byId.values(),
    any: () => [...byMarketplace.values()][0]?.[0],
    create(amount, storeId) {
      const at = now();
      return Array.from({ length: amount }, () => {
        const record = factory.create(at, at, storeId ? { storeId } : {});
        add(record);
        return record.id;
      });
    },
    touch(id, status) {
      const record = byId.get(id);
      if (!record) return false;
      version += 1;
      record.updatedAt = now();
      if (status) record.job = withStatus(record.job, status);
      return true;
    },
  };
}
