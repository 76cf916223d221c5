import "server-only";
import { z } from "zod";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { createChangeLog, dropStrayChanges, goneChange, type RowChange } from "./change-log";
import { IDS } from "./columns";
import type { Engine, Statement } from "./engine";
import { MISSED_IS_GONE } from "./flags-sql";
import type { IndexTable, Read, SyncFacts } from "./index-table";
import { createLists } from "./lists";
import { serviceTitles, technicianNames } from "./project";
import { rowsOf, writeRows } from "./write-rows";

const idRow = z.object({ id: z.string() });
const heldRow = z.object({
  id: z.string(),
  createdAt: z.number().nullable(),
  readNumber: z.number(),
  missed: z.number(),
});
const staleRow = z.object({
  id: z.string(),
  orderId: z.string().nullable(),
  createdAt: z.number().nullable(),
});
const countRow = z.object({ count: z.number() });
const placesRow = z.object({ held: z.number(), places: z.number() });
const factRow = z.object({ name: z.string(), value: z.string() });

/** Each change of a job leaves an empty place. From this part on they are freed, once a day. */
const MOST_EMPTY = 0.25;

/** Jobs that a write has changed, often none, and the number of the last change. */
export type Changed = { marketplace: string; ids: readonly string[]; sequence: number };

/**
 * The rows of the index in DuckDB.
 * @param onChanged hears of every write, once it is kept
 */
export function createTable(
  engine: Engine,
  onChanged: (changed: Changed) => void = () => undefined,
): IndexTable {
  const log = createChangeLog();

  /** What was written, which saves a statement a page: few people and services, many pages. */
  const written = { technicians: new Map<string, string>(), services: new Map<string, string>() };

  const lists = createLists();

  async function count(sql: string, values: (string | number)[] = []): Promise<number> {
    const [row] = await engine.read(sql, values, countRow);
    return row?.count ?? 0;
  }

  /** Rows and the changes that they are, in one transaction. */
  async function logged<T extends { changes: readonly RowChange[] }>(
    marketplace: string,
    read: Read,
    work: (statement: Statement) => Promise<T>,
  ): Promise<T> {
    let done: T;
    try {
      done = await engine.write(async (statement) => {
        const written = await work(statement);
        await log.write(statement, { marketplace, at: read.startedAt }, written.changes);
        return written;
      });
    } catch (error) {
      log.doubt();
      lists.forget();
      throw error;
    }
    const ids = [...new Set(done.changes.map(({ job }) => job))];
    onChanged({ marketplace, ids, sequence: log.last });
    return done;
  }

  return {
    async apply({ marketplace, jobs, read, ...limits }, facts) {
      const ours = jobsOf(marketplace, jobs);
      const technicians = freshNames(written.technicians, ours.flatMap(technicianNames));
      const services = freshNames(written.services, ours.flatMap(serviceTitles));
      const { changed } = await logged(marketplace, read, async (statement) => {
        const page = { marketplace, read, ...limits };
        const written = await writeRows(statement, lists, page, rowsOf(ours));
        await writeNames(statement, "technicians", technicians);
        await writeNames(statement, "services", services);
        if (facts) await writeFacts(statement, facts);
        return written;
      });
      for (const [id, name] of technicians) written.technicians.set(id, name);
      for (const [asin, title] of services) written.services.set(asin, title);
      return { changed, left: jobs.length - ours.length };
    },

    held: (marketplace, { from, to, onlyOpen = false }) =>
      engine.read(
        `select id, createdAt, readNumber, missed from jobs
         where marketplace = $1 and createdAt between $2 and $3
         ${onlyOpen ? "and isOpen" : ""} order by createdAt, id`,
        [marketplace, from, to],
        heldRow,
      ),

    count: (marketplace, { from, to, onlyOpen = false }) =>
      count(
        `select count(*)::integer as count from jobs
         where marketplace = $1 and createdAt between $2 and $3 and missed < ${MISSED_IS_GONE}
         ${onlyOpen ? "and isOpen" : ""}`,
        [marketplace, from, to],
      ),

    async missed(marketplace, ids, read) {
      const values = [JSON.stringify(ids), marketplace, read.number];
      const which = `id in (select unnest(${IDS})) and marketplace = $2 and readNumber < $3`;
      await logged(marketplace, read, async (statement) => {
        const leaving = await statement.all(
          `select id from jobs where ${which} and missed = ${MISSED_IS_GONE - 1} order by id`,
          values,
          idRow,
        );
        await statement.run(
          `update jobs set missed = missed + 1, readNumber = $3 where ${which}`,
          values,
        );
        return { changes: leaving.map(({ id }) => goneChange(id)) };
      });
    },

    stale: (marketplace, before, limit) =>
      engine.read(
        `select id, orderId, createdAt from jobs
         where marketplace = $1 and seenAt < $2 and missed < ${MISSED_IS_GONE} and isOpen
         order by seenAt, id limit $3::integer`,
        [marketplace, before, limit],
        staleRow,
      ),

    async facts() {
      const rows = await engine.read("select name, value from facts", [], factRow);
      return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)]));
    },

    setFacts: (facts) => engine.write((statement) => writeFacts(statement, facts)),

    async retain({ idsClosedBefore, createdBefore, seenBefore }) {
      await engine.write(async (statement) => {
        await statement.run(
          `delete from jobs where coalesce(createdAt, firstSeenAt) < $1 and seenAt < $2
           and (not isOpen or missed >= ${MISSED_IS_GONE})`,
          [createdBefore, seenBefore],
        );
        await statement.run(
          `update jobs set sharesEmptied = true where ${["productOrderIds", "trackingIds"].map(sharesEmptied).join(" or ")}`,
          [idsClosedBefore],
        );
        await statement.run(
          `update jobs set orderId = null, productOrderIds = [], trackingIds = [], idsEmptied = true
           where closedAt < $1 and not idsEmptied`,
          [idsClosedBefore],
        );
        await dropStrayChanges(statement);
      });
      const [rows] = await engine.read(
        "select count(*)::double as held, coalesce(max(rowid) + 1, 0)::double as places from jobs",
        [],
        placesRow,
      );
      if (rows && rows.places - rows.held > MOST_EMPTY * rows.places) await engine.vacuum();
    },

    async clear() {
      for (const names of Object.values(written)) names.clear();
      log.doubt();
      await engine.write(async (statement) => {
        const tables = ["jobs", "kinds", "lists", "technicians", "services", "changes", "facts"];
        for (const table of tables) {
          await statement.run(`delete from ${table}`);
        }
        lists.forget();
      });
    },

    rows: () => count("select count(*)::integer as count from jobs"),
    close: () => engine.close(),
  };
}

/** Whether a list of a row of `jobs` names what one that is emptied at $1 names as well. */
function sharesEmptied(column: string): string {
  return `id in (
    select held.id from (select id, unnest(${column}) as value from jobs where not idsEmptied) held
    join (select unnest(${column}) as value from jobs where closedAt < $1 and not idsEmptied) emptied
    on held.value = emptied.value)`;
}

/** Those that have an id and are not another marketplace's. */
export function jobsOf(marketplace: string, jobs: readonly WireJob[]): WireJob[] {
  return jobs
    .filter(
      (job) => Boolean(job.serviceJobId) && (job.marketplaceId ?? marketplace) === marketplace,
    )
    .map(wellFormed);
}

/** DuckDB takes no half of a pair of surrogates, and would refuse the whole page for one. */
function wellFormed(job: WireJob): WireJob {
  const text = JSON.stringify(job);
  // What JSON writes as an escape is half of a pair.
  if (!/\\ud[89a-f]/u.test(text)) return job;
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === "string" ? value.replaceAll(/\p{Surrogate}/gu, "\ufffd") : value,
  );
}

/** Names that are not known yet, or not so. */
export function freshNames(
  known: ReadonlyMap<string, string>,
  names: readonly [id: string, name: string][],
): Map<string, string> {
  return new Map(names.filter(([id, name]) => known.get(id) !== name));
}

/** Names that take the place of earlier ones. */
export async function writeNames(
  statement: Statement,
  table: "technicians" | "services",
  names: ReadonlyMap<string, string>,
): Promise<void> {
  if (names.size === 0) return;
  await statement.run(
    `insert into ${table} select r.id, r.name
     from (select unnest(from_json($1, '[{"id":"VARCHAR","name":"VARCHAR"}]')) as r)
     on conflict (id) do update set name = excluded.name`,
    [JSON.stringify([...names].map(([id, name]) => ({ id, name })))],
  );
}

async function writeFacts(statement: Statement, facts: SyncFacts): Promise<void> {
  const rows = Object.entries(facts).map(([name, value]) => ({
    name,
    value: JSON.stringify(value ?? null),
  }));
  await statement.run(
    `insert into facts select r.name, r.value
     from (select unnest(from_json($1, '[{"name":"VARCHAR","value":"VARCHAR"}]')) as r)
     on conflict (name) do update set value = excluded.value`,
    [JSON.stringify(rows)],
  );
}
