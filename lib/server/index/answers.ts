import "server-only";
import { z } from "zod";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { countQueues, listQueue } from "./attention";
import { readHistory } from "./change-log";
import { IDS } from "./columns";
import type { Engine, SqlValue } from "./engine";
import { countFacets } from "./facets";
import { createBooked, MISSED_IS_GONE } from "./flags-sql";
import { type AnswerRow, answerRow, ROW_COLUMNS, toIndexedJob } from "./indexed-job";
import { readInsights } from "./insights";
import { techniciansIn, toJobChange } from "./job-changes";
import type { Asking, IndexedJob, JobIndex } from "./job-index";
import { orderOf, type Question, questionOf, type StoreLabels, whereOf } from "./question";
import { findSchedule } from "./schedule";
import { searchHits } from "./search-hits";

/** What the rows of the index answer, whether or not they are complete. */
export type Answers = Pick<
  JobIndex,
  | "list"
  | "ids"
  | "facets"
  | "search"
  | "schedule"
  | "insights"
  | "find"
  | "history"
  | "queues"
  | "queue"
>;

/** More changes than anybody reads. */
const HISTORY_LIMIT = 200;

const foundRow = z.object({ total: z.number(), id: z.string() });
const jobRow = z.object({ id: z.string() });
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
  const booked = createBooked(engine);
  const labelsJson = JSON.stringify([...labels].map(([id, label]) => ({ id, label })));

  async function namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const named = await engine.read(
      `select id, name from technicians where id in (select unnest(${IDS}))`,
      [JSON.stringify(ids)],
      nameRow,
    );
    return new Map(named.map(({ id, name }) => [id, name]));
  }

  async function toJobs(rows: readonly AnswerRow[], now: number): Promise<IndexedJob[]> {
    const ids = new Set(rows.flatMap(({ visits }) => visits.flatMap((visit) => visit.technicians)));
    const names = await namesOf([...ids].filter((id) => id !== null));
    const { ids: bookedIds } = await booked();
    return rows.map((row) => toIndexedJob(row, names, bookedIds, now));
  }

  /** In the order of their ids. */
  async function rowsOf(ids: readonly string[]): Promise<AnswerRow[]> {
    const rows = await engine.read(
      `select ${ROW_COLUMNS} from jobs j where j.id in (select unnest(${IDS}))`,
      [JSON.stringify(ids)],
      answerRow,
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  async function asked(search: JobsSearch, asking: Asking): Promise<Question> {
    const question = questionOf(search, asking, labels);
    return { ...question, values: { ...question.values, booked: (await booked()).json } };
  }

  return {
    async list(search, asking) {
      const question = await asked(search, asking);
      const { keys, order, edge, reaches } = orderOf(search.sort);
      const skipped = (search.page - 1) * search.size;
      const values: Record<string, SqlValue> = {
        ...question.values,
        labels: labelsJson,
        size: search.size,
        skipped,
        last: skipped + search.size - 1,
      };
      // The wide rows, and ids that end ties, are read only of those that come first.
      const found = await engine.read(
        `with matches as materialized (select j.rowid as place, ${keys} from jobs j where ${whereOf(question)}),
         edge as (select key0 from matches order by ${edge} limit 1 offset $last::bigint),
         near as materialized (
           select * from matches where coalesce(${reaches} (select key0 from edge), (select key0 from edge) is null)
         )
         select (select count(*)::integer from matches) as total, j.id as id
         from near join jobs j on j.rowid = near.place
         order by ${order} limit $size::bigint offset $skipped::bigint`,
        values,
        foundRow,
      );
      const rows = await rowsOf(found.map(({ id }) => id));
      const [first] = found;
      // A page beyond the end has no row that could say how many there are.
      const total = first ? first.total : await count(search, asking);
      return { jobs: await toJobs(rows, asking.now), total };
    },

    async ids(search, asking) {
      const question = await asked(search, asking);
      const { keys, order } = orderOf(search.sort);
      const rows = await engine.read(
        `select j.id as id, j.marketplace as marketplace, j.orderId as orderId, j.created as created, j.seenAt as seenAt, j.zone as zone, ${keys}
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

    facets: async (search, asking) => countFacets(engine, await asked(search, asking), labels),
    search: (text, asking) => searchHits(engine, text, asking, labels),
    schedule: (search, days, asking) => findSchedule(engine, { search, days, asking, ask: asked }),
    insights: (search, asking) => readInsights(engine, search, { asking, ask: asked, labels }),
    queues: async (wanted, asking) =>
      countQueues(engine, { ...wanted, booked: (await booked()).json }, asking),
    queue: async (name, wanted, asking) =>
      listQueue(engine, name, { ...wanted, booked: (await booked()).json }, asking, async (ids) =>
        toJobs(await rowsOf(ids), asking.now),
      ),

    async find(ids, asking) {
      // Column by column: one condition over all of them would read every row, with all that is wide.
      const columns = ["id", "orderId", "unnest(productOrderIds)", "unnest(trackingIds)"];
      const found = await engine.read(
        `select id from (${columns
          .map(
            (column) =>
              `select id, createdAt from (
                 select ${column} as value, id, createdAt from jobs
                 where marketplace = $marketplace and missed < ${MISSED_IS_GONE}
               ) where value in (select unnest(from_json($ids, '["VARCHAR"]')))`,
          )
          .join(" union ")}) order by createdAt desc nulls last, id desc`,
        { ids: JSON.stringify(ids), marketplace: asking.marketplace },
        jobRow,
      );
      return await toJobs(await rowsOf(found.map(({ id }) => id)), asking.now);
    },

    async history(id) {
      const { changes, since } = await readHistory(engine, id, HISTORY_LIMIT);
      const names = await namesOf([...new Set(changes.flatMap(techniciansIn))]);
      return {
        changes: changes.map((change) => toJobChange(change, names)),
        since: since === null ? null : new Date(since).toISOString(),
      };
    },
  };

  async function count(search: JobsSearch, asking: Asking): Promise<number> {
    const question = await asked(search, asking);
    const [row] = await engine.read(
      `select count(*)::integer as count from jobs j where ${whereOf(question)}`,
      question.values,
      countRow,
    );
    return row?.count ?? 0;
  }
}
