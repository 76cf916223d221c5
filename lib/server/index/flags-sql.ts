import "server-only";
import { z } from "zod";
import { SOON_MS } from "@/lib/jobs/flags";
import type { JobFlag } from "@/lib/jobs/job";
import type { FacetName } from "@/lib/jobs/job-index";
import { isOpenStatus, SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { KIND_FACETS } from "./columns";
import type { Engine } from "./engine";

/** As many complete reads without a job hide it. */
export const MISSED_IS_GONE = 2;

/**
 * The jobs of which a technician is to be elsewhere at the same time. Ends that touch are fine. Two
 * visits that overlap share a day, so that only those of one day are compared.
 */
const BOOKED = `with due as (
  select id, startAt, endAt, unnest(technicians) as technician from jobs
  where currentStatus = 'ACTIVE' and isOpen and missed < ${MISSED_IS_GONE}
    and startAt is not null and endAt is not null
),
days as (
  select *, unnest(range((startAt // 86400000)::bigint, (endAt // 86400000)::bigint + 1)) as day from due
)
select distinct one.id as id from days one join days other
on one.technician = other.technician and one.day = other.day and one.id <> other.id
  and one.startAt < other.endAt and other.startAt < one.endAt`;

const idRow = z.object({ id: z.string() });

/** The ids of those jobs, and what `$booked` stands for. */
type Booked = { ids: ReadonlySet<string>; json: string };

/** Compares them once for all that is asked until the next write. */
export function createBooked(engine: Engine): () => Promise<Booked> {
  let known: { writes: number; booked: Promise<Booked> } | null = null;

  async function compare(): Promise<Booked> {
    const ids = (await engine.read(BOOKED, [], idRow)).map(({ id }) => id);
    return { ids: new Set(ids), json: JSON.stringify(ids) };
  }

  return () => {
    const writes = engine.writes();
    if (known?.writes !== writes) {
      const mine = { writes, booked: compare() };
      mine.booked.catch(() => {
        if (known === mine) known = null;
      });
      known = mine;
    }
    return known.booked;
  };
}

const stored = (flag: JobFlag) => `(${keyIn("flag", `['${flag}']`)})`;
const CLOSED_STATUSES = SERVICE_JOB_STATUSES.filter((status) => !isOpenStatus(status));
const LATE = "coalesce(j.lateFrom <= $now, false)";

/**
 * The rules of lib/jobs/flags.ts on rows of `jobs` named j, never null; `$now` is epoch ms, `$booked`
 * the ids of double-booked jobs as JSON.
 */
export const FLAGS_SQL: Record<JobFlag, string> = {
  late: LATE,
  noTechnician: stored("noTechnician"),
  noTechnicianSoon: `(${stored("noTechnician")} and not ${LATE}
    and coalesce(j.startAt - $now <= ${SOON_MS}, false))`,
  goodsAfterVisit: stored("goodsAfterVisit"),
  waitingForGoods: "coalesce(j.waitsFrom <= $now and j.waitsUntil > $now, false)",
  doubleBooked: `(j.id in (select unnest(from_json($booked, '["VARCHAR"]'))))`,
  customerProposedTimes: stored("customerProposedTimes"),
  stillActive: `(coalesce(j.status in (${CLOSED_STATUSES.map((status) => `'${status}'`).join(", ")}), false)
    and j.active)`,
  proofMissing: stored("proofMissing"),
  rescheduled: stored("rescheduled"),
};

/** Whether what a row counts under in a facet has one of these values, a list of texts in SQL. */
export function keyIn(facet: FacetName, values: string): string {
  const lists = `select key from lists where list_has_any(items, ${values})`;
  return isKindFacet(facet)
    ? `j.kindKey in (select key from kinds where ${facet}Key in (${lists}))`
    : `j.${facet}Key in (${lists})`;
}

export function isKindFacet(facet: FacetName): boolean {
  return KIND_FACETS.some((name) => name === facet);
}
