import "server-only";
import { z } from "zod";
import {
  QUEUE_LIMITS,
  QUEUE_NAMES,
  QUEUES,
  type QueueName,
  type QueueScope,
} from "@/lib/attention/queues";
import type { Engine, SqlValue } from "./engine";
import { FLAGS_SQL, MISSED_IS_GONE } from "./flags-sql";
import type { Asking, IndexedJob, QueueAsking, QueuedJob, QueueFigures } from "./job-index";

/** Which jobs stand in a queue: conditions on rows of `jobs` named j, never null; `$now` is epoch ms. */
const QUEUES_SQL: Record<QueueName, string> = {
  late: FLAGS_SQL.late,
  noTechnician: FLAGS_SQL.noTechnicianSoon,
  goodsAfterVisit: FLAGS_SQL.goodsAfterVisit,
  doubleBooked: FLAGS_SQL.doubleBooked,
  // Of a job that says nothing of its creation nobody knows that it is new.
  toSchedule: `(coalesce(j.status = 'PENDING_SCHEDULE', false)
    and coalesce($now - j.createdAt >= ${QUEUE_LIMITS.waitsMs}, true))`,
  onHold: "coalesce(j.status = 'HOLD', false)",
  stillActive: FLAGS_SQL.stillActive,
  proofMissing: `(${FLAGS_SQL.proofMissing}
    and len(list_filter(j.visitsAt, lambda visit: $now - visit <= ${QUEUE_LIMITS.proofMs})) > 0)`,
  notFulfillable: `(coalesce(j.status = 'NOT_FULFILLABLE', false)
    and coalesce($now - j.createdAt <= ${QUEUE_LIMITS.notFulfillableMs}, false))`,
};

const MOMENTS = { end: "j.endAt", start: "j.startAt", created: "j.createdAt" } as const;

/** Jobs as a person has seen them, as a table. */
const SEEN = `seen as (
  select r.queue, r.id, r.hash
  from (select unnest(from_json($seen, '[{"queue":"VARCHAR","id":"VARCHAR","hash":"VARCHAR"}]')) as r)
)`;

const figuresRow = z.object({
  queue: z.enum(QUEUE_NAMES),
  count: z.number(),
  seen: z.number(),
  oldest: z.number().nullable(),
});

/** The ids of double-booked jobs, as JSON. */
type Booked = { booked: string };

/** How many jobs stand in each queue, how many of them as they were seen, and the earliest of the others. */
export async function countQueues(
  engine: Engine,
  { scope, seen, booked }: QueueAsking & Booked,
  asking: Asking,
): Promise<QueueFigures[]> {
  const { base, values } = within(scope, booked, asking);
  const entries = QUEUE_NAMES.map(
    (name) =>
      `{ queue: '${name}', moment: ${MOMENTS[QUEUES[name].moment]}, holds: ${QUEUES_SQL[name]} }`,
  );
  const rows = await engine.read(
    `with ${SEEN},
     entries as (
       select id, hash, unnest(entries, recursive := true) from (
         select j.id as id, j.hash as hash, [${entries.join(", ")}] as entries
         from jobs j where ${base} and (${Object.values(QUEUES_SQL).join(" or ")})
       )
     )
     select entries.queue as queue, count_if(seen.id is null)::integer as count, count(seen.id)::integer as seen,
       min(entries.moment) filter (where seen.id is null) as oldest
     from entries left join seen on seen.queue = entries.queue and seen.id = entries.id and seen.hash = entries.hash
     where entries.holds group by entries.queue`,
    { ...values, seen: JSON.stringify(seen) },
    figuresRow,
  );
  const known = new Map(rows.map((row) => [row.queue, row]));
  return QUEUE_NAMES.map((name) => {
    const { count = 0, seen = 0, oldest = null } = known.get(name) ?? {};
    return { name, count, seen, oldest };
  });
}

const pageRow = z.object({
  total: z.number(),
  id: z.string(),
  moment: z.number().nullable(),
  hash: z.string(),
});

/** In the order of their ids. */
type JobsOf = (ids: readonly string[]) => Promise<IndexedJob[]>;

/** A page of a queue, the earliest first: the jobs as they were seen, or the others. */
export async function listQueue(
  engine: Engine,
  name: QueueName,
  {
    scope,
    seen,
    booked,
    show,
    page,
    size,
  }: QueueAsking & Booked & { show: "open" | "seen"; page: number; size: number },
  asking: Asking,
  jobsOf: JobsOf,
): Promise<{ jobs: QueuedJob[]; total: number }> {
  const { base, values } = within(scope, booked, asking);
  const matches = `with ${SEEN},
     matches as materialized (
       select j.rowid as place, j.id as id, ${MOMENTS[QUEUES[name].moment]} as moment
       from jobs j left join seen on seen.queue = '${name}' and seen.id = j.id and seen.hash = j.hash
       where ${base} and ${QUEUES_SQL[name]} and seen.id is ${show === "seen" ? "not null" : "null"}
     )`;
  const asked = { ...values, seen: JSON.stringify(seen) };
  const rows = await engine.read(
    `${matches}, page as (
       select * from matches order by moment asc nulls last, id limit $size::bigint offset $skipped::bigint
     )
     select (select count(*)::integer from matches) as total, page.id as id, page.moment as moment, j.hash as hash
     from page join jobs j on j.rowid = page.place order by page.moment asc nulls last, page.id`,
    { ...asked, size, skipped: (page - 1) * size },
    pageRow,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const queued = (await jobsOf([...byId.keys()])).map((job) => ({
    ...job,
    at: byId.get(job.id)?.moment ?? null,
    hash: byId.get(job.id)?.hash ?? "",
  }));
  const [first] = rows;
  if (first || page === 1) return { jobs: queued, total: first?.total ?? 0 };
  // A page beyond the end has no row that could say how many there are.
  const counted = await engine.read(
    `${matches} select count(*)::integer as total from matches`,
    asked,
    z.object({ total: z.number() }),
  );
  return { jobs: [], total: counted[0]?.total ?? 0 };
}

function within({ store }: QueueScope, booked: string, { now, marketplace }: Asking) {
  const values: Record<string, SqlValue> = { now, marketplace, booked };
  const base = `j.marketplace = $marketplace and j.missed < ${MISSED_IS_GONE}`;
  if (store.length === 0) return { base, values };
  values.stores = JSON.stringify(store);
  return {
    base: `${base} and j.store in (select unnest(from_json($stores, '["VARCHAR"]')))`,
    values,
  };
}
