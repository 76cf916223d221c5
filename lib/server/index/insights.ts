import "server-only";
import { z } from "zod";
import { bucketsOf } from "@/lib/insights/buckets";
import {
  type Bucket,
  type Figures,
  GROUP_LIMIT,
  type GroupKind,
  NO_GROUP,
  ON_TIME_MINUTES,
  type Series,
} from "@/lib/insights/insights";
import type { InsightsSearch } from "@/lib/insights/insights-search";
import { zoneOf } from "@/lib/search/jobs-search";
import { startOfDay } from "@/lib/time/calendar";
import type { Engine } from "./engine";
import type { Asking, Insights } from "./job-index";
import { type Ask, createdSpan, type Question, type StoreLabels, whereOf } from "./question";

const number = z.number().nullable();

const baseRow = z.object({
  jobs: z.number(),
  groups: z.number(),
  firstCreated: number,
  firstSeen: number,
});
const figuresRow = z.object({
  /** Null for the figures of all jobs. */
  grp: z.string().nullable(),
  /** The bucket by its place, from 0; null for all of them. */
  bucket: number,
  label: z.string().nullable(),
  jobs: z.number(),
  completed: z.number(),
  cancelled: z.number(),
  notFulfillable: z.number(),
  rescheduled: z.number(),
  medianMs: number,
  waited: z.number(),
  onTime: z.number(),
  proven: z.number(),
});
type FiguresRow = z.output<typeof figuresRow>;

/** The ids that a job counts for, as a list. */
const GROUP_IDS: Record<GroupKind, string> = {
  store: `[coalesce(j.store, '${NO_GROUP}')]`,
  technician: `if(len(j.technicians) = 0, ['${NO_GROUP}'], j.technicians)`,
  service: `[coalesce(j.asin, '${NO_GROUP}')]`,
};

const LABEL_TABLES: Partial<Record<GroupKind, string>> = {
  technician: "technicians",
  service: "services",
};

const matchesOf = (question: Question, by: GroupKind | null) => `matches as materialized (
  select j.createdAt, j.firstSeenAt, j.status, j.reschedules > 0 as isMoved, j.lateMinutes, list_min(j.visitsAt) - j.createdAt as waitedMs,
    ${by === null ? "[]::VARCHAR[]" : GROUP_IDS[by]} as groups
  from jobs j where ${whereOf(question)}
)`;

/** Of no rows `count_if` makes null. */
const count = (condition: string) => `count(*) filter (where ${condition})::integer`;

const FIGURES = `count(*)::integer as jobs,
  ${count("status = 'COMPLETED'")} as completed, ${count("status = 'CANCELLED'")} as cancelled,
  ${count("status = 'NOT_FULFILLABLE'")} as notFulfillable, ${count("isMoved")} as rescheduled,
  median(waitedMs) filter (where waitedMs >= 0) as medianMs, ${count("waitedMs >= 0")} as waited,
  ${count(`lateMinutes <= ${ON_TIME_MINUTES}`)} as onTime, count(lateMinutes)::integer as proven`;

/** The figures of the jobs that a search means, in the days of its zone. */
export async function readInsights(
  engine: Engine,
  { jobs: search, grouping }: InsightsSearch,
  { asking, ask, labels }: { asking: Asking; ask: Ask; labels: StoreLabels },
): Promise<Insights> {
  const { bucket, by } = grouping;
  const tz = zoneOf(search, [asking.marketplace]);
  const question = await ask(search, asking);
  const matches = matchesOf(question, by);
  const [base] = await engine.read(
    `with ${matches} select count(*)::integer as jobs, min(createdAt) as firstCreated, min(firstSeenAt) as firstSeen,
       (select count(distinct grp)::integer from (select unnest(groups) as grp from matches)) as groups
     from matches`,
    question.values,
    baseRow,
  );
  const span = createdSpan(search, asking);
  const to = span.to ?? asking.now;
  const from = span.from ?? base?.firstCreated ?? to;
  const buckets = bucketsOf(bucket, { from, to }, tz, asking.now);
  const rows = await readFigures(engine, question, { matches, by, buckets, tz, to });
  const all = seriesOf(
    rows.filter(({ grp }) => grp === null),
    buckets.length,
  );
  return {
    tz,
    buckets,
    all,
    series: groupsOf(rows, buckets.length, by === "store" ? labels : new Map()),
    base: {
      jobs: base?.jobs ?? 0,
      unplaced: (base?.jobs ?? 0) - all.whole.jobs,
      groups: base?.groups ?? 0,
      seenSince: base?.firstSeen == null ? null : new Date(base.firstSeen).toISOString(),
    },
  };
}

type Asked = {
  matches: string;
  by: GroupKind | null;
  buckets: readonly Bucket[];
  tz: string;
  to: number;
};

function readFigures(
  engine: Engine,
  { values }: Question,
  { matches, by, buckets, tz, to }: Asked,
): Promise<FiguresRow[]> {
  const starts = buckets.map(({ from }) => startOfDay(from, tz));
  const table = by === null ? undefined : LABEL_TABLES[by];
  return engine.read(
    `with ${matches},
     bounds as (
       select unnest(starts) as at, unnest(range(0, len(starts)))::integer as bucket
       from (select from_json($starts, '["DOUBLE"]') as starts)
     ),
     placed as materialized (
       select * from matches m asof join bounds b on m.createdAt >= b.at where m.createdAt <= $until
     ),
     grouped as materialized (select * exclude (groups), unnest(groups) as grp from placed),
     largest as (select grp from grouped group by grp order by count(*) desc, grp limit ${GROUP_LIMIT}),
     figures as (
       select null as grp, bucket, ${FIGURES} from placed group by grouping sets ((), (bucket))
       union all
       select grp, bucket, ${FIGURES} from grouped where grp in (from largest) group by grouping sets ((grp), (grp, bucket))
     )
     select figures.*, ${table === undefined ? "null" : `${table}.name`} as label from figures
     ${table === undefined ? "" : `left join ${table} on ${table}.id = figures.grp`}`,
    { ...values, starts: JSON.stringify(starts), until: to },
    figuresRow,
  );
}

function groupsOf(
  rows: readonly FiguresRow[],
  buckets: number,
  labels: ReadonlyMap<string, string>,
): Series[] {
  const groups = new Map<string, FiguresRow[]>();
  for (const row of rows) {
    if (row.grp !== null) groups.set(row.grp, [...(groups.get(row.grp) ?? []), row]);
  }
  const named = [...groups].map(([id, own]) => ({
    id,
    label: id === NO_GROUP ? "" : (labels.get(id) ?? own[0]?.label ?? id),
    ...seriesOf(own, buckets),
  }));
  return named.toSorted((a, b) => b.whole.jobs - a.whole.jobs || (a.id < b.id ? -1 : 1));
}

function seriesOf(rows: readonly FiguresRow[], buckets: number): Pick<Series, "points" | "whole"> {
  const byBucket = new Map(rows.map((row) => [row.bucket, toFigures(row)]));
  return {
    points: Array.from({ length: buckets }, (_, index) => byBucket.get(index) ?? NOTHING),
    whole: byBucket.get(null) ?? NOTHING,
  };
}

const NOTHING: Figures = {
  jobs: 0,
  completed: 0,
  cancelled: 0,
  notFulfillable: 0,
  rescheduled: 0,
  firstVisit: { medianHours: null, of: 0 },
  onTime: { jobs: 0, of: 0 },
};

function toFigures(row: FiguresRow): Figures {
  const { jobs, completed, cancelled, notFulfillable, rescheduled, medianMs } = row;
  return {
    ...{ jobs, completed, cancelled, notFulfillable, rescheduled },
    firstVisit: { medianHours: medianMs === null ? null : medianMs / 3_600_000, of: row.waited },
    onTime: { jobs: row.onTime, of: row.proven },
  };
}
