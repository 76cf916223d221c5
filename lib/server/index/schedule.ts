import "server-only";
import { z } from "zod";
import { type Booking, doubleBooked, seenElsewhere } from "@/lib/schedule/clashes";
import { UNSCHEDULED_LIMIT, type Visit } from "@/lib/schedule/schedule";
import { jobsOnSchedule, type ScheduleSearch } from "@/lib/schedule/schedule-search";
import { dayBounds, type Span, touches } from "@/lib/schedule/visit-time";
import { NO_TECHNICIAN } from "@/lib/search/filter-params";
import type { Engine, SqlValue } from "./engine";
import { MISSED_IS_GONE } from "./flags-sql";
import type { Asking, Schedule } from "./job-index";
import { type Ask, whereOf } from "./question";
import { flagsOfVisit, keyOf, spanOfRow, toVisit, type VisitRow, visitRow } from "./visit-row";

/** Who was seen at a store in the last so many days is known there. */
const KNOWN_MS = 90 * 86_400_000;

/** The zones that are ahead of and behind all others. */
const FIRST_ZONE = "Pacific/Kiritimati";
const LAST_ZONE = "Etc/GMT+12";

const text = z.string().nullable();

const bookingRow = z.object({
  id: z.string(),
  place: z.number(),
  technician: z.string(),
  from: z.number(),
  to: z.number(),
});
const sightingRow = z.object({ technician: z.string(), store: text, jobs: z.number() });
const nameRow = z.object({ id: z.string(), name: z.string() });
const unscheduledRow = z.object({
  total: z.number(),
  serviceJobId: z.string(),
  status: text,
  service: text,
  store: text,
  created: text,
  zone: z.string(),
  proposed: z.number(),
});

/** The visits of jobs j that were not called off and touch the time from $from to $to, as a table `visits`. */
const visitsOf = (jobs: string, visits = "true") => `visits as (
  select * from (
    select * exclude (list), unnest(list) as v, unnest(range(1, len(list) + 1))::integer as place
    from (
      select j.*, from_json(j.visits, '[{"id":"VARCHAR","status":"VARCHAR","from":"DOUBLE","to":"DOUBLE","technicians":["VARCHAR"]}]') as list
      from jobs j where j.visitsEndAt >= $from and list_min(j.visitsAt) < $to and ${jobs}
    )
  ) where v.status is distinct from 'CANCELLED' and v.from < $to and coalesce(v.to, v.from) >= $from and ${visits}
)`;

const WANTED = `from_json($technicians, '["VARCHAR"]')`;

type Parts = {
  search: ScheduleSearch;
  days: readonly string[];
  asking: Asking;
  ask: Ask;
};

/**
 * The visits of some days that follow each other, each day in the zone of the search or else of the site, and
 * the jobs that are to be scheduled. Who goes matters to visits only: nobody does to what has none.
 */
export async function findSchedule(engine: Engine, parts: Parts): Promise<Schedule> {
  const [visits, unscheduled] = await Promise.all([
    findVisits(engine, parts),
    findUnscheduled(engine, parts),
  ]);
  return { visits, unscheduled };
}

async function findVisits(engine: Engine, parts: Parts): Promise<Visit[]> {
  const { search, days, asking } = parts;
  const spanIn = spanOfDays(days);
  const rows = (await readVisits(engine, parts, spanIn)).filter((row) =>
    touches(spanOfRow(row), spanIn(search.tz ?? row.zone)),
  );
  const technicians = JSON.stringify([
    ...new Set(rows.flatMap((row) => row.technicians.filter((id) => id !== null))),
  ]);
  const [bookings, sightings, named] = await Promise.all([
    readBookings(engine, rows, {
      technicians,
      marketplace: search.marketplace ?? asking.marketplace,
    }),
    engine.read(
      `select technician, store, count(*)::integer as jobs from (
         select unnest(technicians) as technician, store from jobs
         where startAt >= $since and missed < ${MISSED_IS_GONE}
       ) where technician in (select unnest(${WANTED})) group by all`,
      { technicians, since: asking.now - KNOWN_MS },
      sightingRow,
    ),
    engine.read(
      `select id, name from technicians where id in (select unnest(${WANTED}))`,
      { technicians },
      nameRow,
    ),
  ]);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const booked = doubleBooked(bookings);
  const isElsewhere = seenElsewhere(sightings);
  return rows
    .map((row) => {
      const flags = flagsOfVisit(row, asking.now, {
        isBooked: booked.has(keyOf(row)),
        isElsewhere: (technician, store) =>
          isElsewhere(
            technician,
            store,
            row.isCurrent && row.startsAt >= asking.now - KNOWN_MS ? 1 : 0,
          ),
      });
      return toVisit(row, names, flags);
    })
    .filter(({ flags }) => search.flag.length === 0 || search.flag.some((f) => flags.includes(f)));
}

/** The time of the days in a zone. */
function spanOfDays(days: readonly string[]): (zone: string) => Span {
  const known = new Map<string, Span>();
  const [first = "", last = first] = [days[0], days.at(-1)];
  return (zone) => {
    const span = known.get(zone) ?? {
      from: dayBounds(first, zone).from,
      to: dayBounds(last, zone).to,
    };
    known.set(zone, span);
    return span;
  };
}

async function readVisits(
  engine: Engine,
  { search, asking, ask }: Parts,
  spanIn: (zone: string) => Span,
): Promise<VisitRow[]> {
  const question = await ask(jobsOnSchedule(search), asking);
  const span: Record<string, SqlValue> = {
    from: spanIn(search.tz ?? FIRST_ZONE).from,
    to: spanIn(search.tz ?? LAST_ZONE).to,
  };
  const wanted = search.technician;
  const isNobody = wanted.includes(NO_TECHNICIAN);
  if (wanted.length > 0 && !isNobody) span.technicians = JSON.stringify(wanted);
  const who = isNobody ? "len(v.technicians) = 0" : `list_has_any(v.technicians, ${WANTED})`;
  return engine.read(
    `with ${visitsOf(whereOf(question), wanted.length === 0 ? "true" : who)}
     select id, place, orderId, v.id as appointmentId, v.status as status, v.from as startsAt, v.to as endsAt, v.technicians as technicians,
       zone, store, status as jobStatus, title, quantity, deliveryAt, awaited, proofs, reschedules, place = current as isCurrent
     from visits order by startsAt, id, place`,
    { ...question.values, ...span },
    visitRow,
  );
}

/** When those who go on these visits have to be where, these visits and others. */
async function readBookings(
  engine: Engine,
  rows: readonly VisitRow[],
  values: Record<"technicians" | "marketplace", string>,
): Promise<Booking[]> {
  if (rows.length === 0) return [];
  const spans = rows.map(spanOfRow);
  const from = spans.reduce((least, span) => Math.min(least, span.from), Number.POSITIVE_INFINITY);
  const to = spans.reduce((most, span) => Math.max(most, span.to), Number.NEGATIVE_INFINITY);
  const found = await engine.read(
    `with ${visitsOf(`j.marketplace = $marketplace and j.missed < ${MISSED_IS_GONE} and j.isOpen`, "v.status = 'ACTIVE'")}
     select id, place, technician, v.from as from, v.to as to
     from (select *, unnest(list_distinct(v.technicians)) as technician from visits)
     where technician in (select unnest(${WANTED})) and v.to is not null`,
    { ...values, from, to },
    bookingRow,
  );
  return found.map((row) => ({ ...row, key: keyOf(row) }));
}

async function findUnscheduled(
  engine: Engine,
  { search, asking, ask }: Parts,
): Promise<Schedule["unscheduled"]> {
  const question = await ask({ ...jobsOnSchedule(search), flag: search.flag }, asking);
  const rows = await engine.read(
    `with matches as materialized (
       select j.* from jobs j where ${whereOf(question)} and j.isOpen and not j.active
     )
     select (select count(*) from matches)::integer as total, id as serviceJobId, status, title as service, store, created, zone, proposed
     from matches order by createdAt nulls last, id limit ${UNSCHEDULED_LIMIT}`,
    question.values,
    unscheduledRow,
  );
  return { total: rows[0]?.total ?? 0, jobs: rows.map(({ total, ...job }) => job) };
}
