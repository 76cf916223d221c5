import "server-only";
import { GOODS_MS } from "@/lib/jobs/flags";
import type { JobFlag } from "@/lib/jobs/job";

/** As many complete reads without a job hide it. */
export const MISSED_IS_GONE = 2;

/**
 * The jobs of which a technician is to be elsewhere at the same time, as a table `booked`. Ends that
 * touch are fine. Two visits that overlap share a day, so that only those of one day are compared.
 */
export const BOOKED = `due as (
  select id, startAt, endAt, unnest(technicians) as technician from jobs
  where currentStatus = 'ACTIVE' and isOpen and missed < ${MISSED_IS_GONE}
    and startAt is not null and endAt is not null
),
days as (
  select *, unnest(range((startAt // 86400000)::bigint, (endAt // 86400000)::bigint + 1)) as day from due
),
booked as (
  select distinct one.id from days one join days other
  on one.technician = other.technician and one.day = other.day and one.id <> other.id
    and one.startAt < other.endAt and other.startAt < one.endAt
)`;

/** The rules of lib/jobs/flags.ts on rows of `jobs` named j, never null; `$now` is epoch ms. */
export const FLAGS_SQL: Record<JobFlag, string> = {
  late: `(j.isOpen and j.currentStatus is distinct from 'CANCELLED' and coalesce(j.endAt <= $now, false))`,
  noTechnician: `(j.isOpen and j.active and j.assigned = 0)`,
  goodsAfterVisit: `(j.isOpen and coalesce(j.currentStatus = 'ACTIVE' and j.deliveryAt > j.startAt, false))`,
  waitingForGoods: `(j.isOpen and j.active
    and coalesce(j.startAt - $now <= ${GOODS_MS} and coalesce(j.endAt, j.startAt) > $now, false) and j.awaited)`,
  doubleBooked: "(j.id in (select id from booked))",
  customerProposedTimes:
    "(coalesce(j.status in ('PENDING_SCHEDULE', 'HOLD'), false) and j.proposed > 0 and not j.active)",
  proofMissing: "(coalesce(j.status = 'COMPLETED', false) and j.proofs = 0)",
  rescheduled: "(j.reschedules > 0)",
};
