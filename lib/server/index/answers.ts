import "server-only";
import { z } from "zod";
import type { JobsSearch } from "@/lib/search/jobs-search";
import type { Engine, SqlValue } from "./engine";
import { countFacets } from "./facets";
import { BOOKED, MISSED_IS_GONE } from "./flags-sql";
import { type AnswerRow, answerRow, ROW_COLUMNS, toIndexedJob } from "./indexed-job";
import type { Asking, IndexedJob, JobIndex } from "./job-index";
import { LABELS, orderOf, questionOf, type StoreLabels, whereOf } from "./question";
import { findSchedule } from "./schedule";
import { searchHits } from "./search-hits";

/** What the rows of the index answer, whether or not they are complete. */
export type Answers = Pick<JobIndex, "list" | "ids" | "facets" | "search" | "schedule" | "find">;

const pageRow = answerRow.extend({ total: z.number() });
const countRow = z.object({ count: z.number() });
const nameRow = z.object({ id: z.string(), name: z.string() });
const idRow = z.object({
  id: z.string(),
  marketplace: z.string(),
  orderId: z.string().nullable(),
  created: z.string().nullable(),
  seenAt: z.number(),
  zone: z.string(),
});

/** Answers questions over the rows in DuckDB. */
export function createAnswers(engine: Engine, labels: StoreLabels): Answers {
  const labelsJson = JSON.stringify([...labels].map(([id, label]) => ({ id, label })));

  async function toJobs(rows: readonly AnswerRow[], now: number): Promise<IndexedJob[]> {
    const ids = new Set(rows.flatMap(({ visits }) => visits.flatMap((visit) => visit.technicians)));
    const named = await engine.read(
      `select id, name from technicians where id in (select unnest(from_json($1, '["VARCHAR"]')))`,
      [JSON.stringify([...ids].filter((id) => id !== null))],
      nameRow,
    );
    const names = new Map(named.map(({ id, name }) => [id, name]));
    return rows.map((row) => toIndexedJob(row, names, now));
  }

  return {
    async list(search, asking) {
      const question = questionOf(search, asking, labels);
      const { keys, order } = orderOf(search.sort);
      const values: Record<string, SqlValue> = {
        ...question.values,
        labels: labelsJson,
        size: search.size,
        skipped: (search.page - 1) * search.size,
      };
      const rows = await engine.read(
        `with ${BOOKED}, ${LABELS},
         matches as materialized (select j.rowid as place, j.id as id, ${keys} from jobs j where ${whereOf(question)}),
         page as (select * from matches order by ${order} limit $size::bigint offset $skipped::bigint)
         select (select count(*)::integer from matches) as total, ${ROW_COLUMNS}
         from page join jobs j on j.rowid = page.place order by ${order}`,
        values,
        pageRow,
      );
      const [first] = rows;
      // A page beyond the end has no row that could say how many there are.
      const total = first ? first.total : await count(search, asking);
      return { jobs: await toJobs(rows, asking.now), total };
    },

    async ids(search, asking) {
      const question = questionOf(search, asking, labels);
      const { keys, order } = orderOf(search.sort);
      const rows = await engine.read(
        `with ${BOOKED}, ${LABELS}
         select j.id as id, j.marketplace as marketplace, j.orderId as orderId, j.created as created, j.seenAt as seenAt, j.zone as zone, ${keys}
         from jobs j where ${whereOf(question)} order by ${order}`,
        { ...question.values, labels: labelsJson },
        idRow,
      );
      return rows.map(({ id, marketplace, orderId, created, seenAt, zone }) => ({
        id,
        job: {
          serviceJobId: id,
          marketplaceId: marketplace,
          serviceOrderId: orderId ?? undefined,
          createTime: created ?? undefined,
        },
        flags: [],
        zone,
        openedAt: seenAt,
      }));
    },

    facets: (search, asking) => countFacets(engine, questionOf(search, asking, labels), labels),
    search: (text, asking) => searchHits(engine, text, asking, labels),
    schedule: (search, days, asking) => findSchedule(engine, { search, days, asking, labels }),

    async find(ids, asking) {
      const rows = await engine.read(
        `with ${BOOKED}, wanted as (select unnest(from_json($ids, '["VARCHAR"]')) as id)
         select ${ROW_COLUMNS} from jobs j
         where j.marketplace = $marketplace and j.missed < ${MISSED_IS_GONE}
           and (j.id in (from wanted) or j.orderId in (from wanted)
             or list_has_any(j.productOrderIds, from_json($ids, '["VARCHAR"]'))
             or list_has_any(j.trackingIds, from_json($ids, '["VARCHAR"]')))
         order by j.createdAt desc nulls last, j.id desc`,
        { ids: JSON.stringify(ids), marketplace: asking.marketplace },
        answerRow,
      );
      return await toJobs(rows, asking.now);
    },
  };

  async function count(search: JobsSearch, asking: Asking): Promise<number> {
    const question = questionOf(search, asking, labels);
    const [row] = await engine.read(
      `with ${BOOKED} select count(*)::integer as count from jobs j where ${whereOf(question)}`,
      question.values,
      countRow,
    );
    return row?.count ?? 0;
  }
}
