import "server-only";
import { z } from "zod";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { INSERT_ROWS } from "./columns";
import type { Engine, Statement } from "./engine";
import { MISSED_IS_GONE } from "./flags-sql";
import type { IndexTable, Read, SyncFacts } from "./index-table";
import { createLists, type Lists } from "./lists";
import { type IndexRow, project, serviceTitles, technicianNames } from "./project";

const IDS = "from_json($1, '[\"VARCHAR\"]')";
const knownRow = z.object({
  id: z.string(),
  hash: z.string(),
  readNumber: z.number(),
  firstSeenAt: z.number(),
  closedAt: z.number().nullable(),
  idsEmptied: z.boolean(),
});
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
const factRow = z.object({ name: z.string(), value: z.string() });

/** The rows of the index in DuckDB. */
export function createTable(engine: Engine): IndexTable {
  /** What was written, which saves a statement a page: few people and services, many pages. */
  const written = { technicians: new Map<string, string>(), services: new Map<string, string>() };

  const lists = createLists();

  async function count(sql: string, values: (string | number)[] = []): Promise<number> {
    const [row] = await engine.read(sql, values, countRow);
    return row?.count ?? 0;
  }

  return {
    async apply({ marketplace, jobs, read }, facts) {
      const ours = jobs.filter((job) => isOf(marketplace, job));
      const technicians = freshNames(written.technicians, ours.flatMap(technicianNames));
      const services = freshNames(written.services, ours.flatMap(serviceTitles));
      const changed = await engine
        .write(async (statement) => {
          const count = await writeRows(statement, lists, marketplace, rowsOf(ours), read);
          await writeNames(statement, "technicians", technicians);
          await writeNames(statement, "services", services);
          if (facts) await writeFacts(statement, facts);
          return count;
        })
        .catch((error: unknown) => {
          lists.forget();
          throw error;
        });
      for (const [id, name] of technicians) written.technicians.set(id, name);
      for (const [asin, title] of services) written.services.set(asin, title);
      return { changed, left: jobs.length - ours.length };
    },

    held: (marketplace, { from, to }) =>
      engine.read(
        `select id, createdAt, readNumber, missed from jobs
         where marketplace = $1 and createdAt between $2 and $3 order by createdAt, id`,
        [marketplace, from, to],
        heldRow,
      ),

    count: (marketplace, { from, to }) =>
      count(
        `select count(*)::integer as count from jobs
         where marketplace = $1 and createdAt between $2 and $3 and missed < ${MISSED_IS_GONE}`,
        [marketplace, from, to],
      ),

    missed: (marketplace, ids, read) =>
      engine.write((statement) =>
        statement.run(
          `update jobs set missed = missed + 1, readNumber = $3
           where id in (select unnest(${IDS})) and marketplace = $2 and readNumber < $3`,
          [JSON.stringify(ids), marketplace, read.number],
        ),
      ),

    stale: (marketplace, which, before, limit) =>
      engine.read(
        `select id, orderId, createdAt from jobs
         where marketplace = $1 and seenAt < $2 and missed < ${MISSED_IS_GONE}
         ${which === "open" ? "and isOpen" : ""} order by seenAt, id limit $3::integer`,
        [marketplace, before, limit],
        staleRow,
      ),

    async facts() {
      const rows = await engine.read("select name, value from facts", [], factRow);
      return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)]));
    },

    setFacts: (facts) => engine.write((statement) => writeFacts(statement, facts)),

    retain: ({ idsClosedBefore, createdBefore }) =>
      engine.write(async (statement) => {
        await statement.run("delete from jobs where coalesce(createdAt, firstSeenAt) < $1", [
          createdBefore,
        ]);
        await statement.run(
          `update jobs set orderId = null, productOrderIds = [], trackingIds = [], idsEmptied = true
           where closedAt < $1 and not idsEmptied`,
          [idsClosedBefore],
        );
      }),

    async clear() {
      for (const names of Object.values(written)) names.clear();
      await engine.write(async (statement) => {
        for (const table of ["jobs", "kinds", "lists", "technicians", "services", "facts"]) {
          await statement.run(`delete from ${table}`);
        }
        lists.forget();
      });
    },

    rows: () => count("select count(*)::integer as count from jobs"),
    close: () => engine.close(),
  };
}

function isOf(marketplace: string, job: WireJob): boolean {
  return Boolean(job.serviceJobId) && (job.marketplaceId ?? marketplace) === marketplace;
}

/** One for each id: Amazon may show a job twice on a page, and the later one counts. */
function rowsOf(jobs: readonly WireJob[]): IndexRow[] {
  const rows = jobs.map(project).filter((row) => row !== null);
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** Most of what is read again has not changed; to say so costs less than to write it again. */
async function writeRows(
  statement: Statement,
  lists: Lists,
  marketplace: string,
  rows: readonly IndexRow[],
  read: Read,
): Promise<number> {
  if (rows.length === 0) return 0;
  const found = await statement.all(
    `select id, hash, readNumber, firstSeenAt, closedAt, idsEmptied from jobs where id in (select unnest(${IDS}))`,
    [idsOf(rows)],
    knownRow,
  );
  const known = new Map(found.map((row) => [row.id, row]));
  const wins = rows.filter(({ id }) => (known.get(id)?.readNumber ?? 0) <= read.number);
  const same = wins.filter(({ id, hash }) => known.get(id)?.hash === hash);
  const changed = wins.filter(({ id, hash }) => known.get(id)?.hash !== hash);
  if (same.length > 0) {
    await statement.run(
      `update jobs set readNumber = $2, seenAt = greatest(seenAt, $3), missed = 0, marketplace = $4
       where id in (select unnest(${IDS}))`,
      [idsOf(same), read.number, read.startedAt, marketplace],
    );
  }
  if (changed.some(({ id }) => known.has(id))) {
    // Twice as fast as "on conflict do update" with so many columns.
    await statement.run(`delete from jobs where id in (select unnest(${IDS}))`, [idsOf(changed)]);
  }
  if (changed.length > 0) {
    const keys = await lists.keysOf(statement, changed);
    const written = changed.map((row, index) => ({
      marketplace,
      ...storedOf(row, known.get(row.id), read),
      ...keys[index],
    }));
    await statement.run(INSERT_ROWS, [JSON.stringify(written)]);
  }
  return changed.length;
}

function storedOf(
  row: IndexRow,
  before: z.output<typeof knownRow> | undefined,
  { number, startedAt }: Read,
) {
  const isClosed = !row.isOpen;
  const idsEmptied = isClosed && (before?.idsEmptied ?? false);
  return {
    ...row,
    ...(idsEmptied && { orderId: null, productOrderIds: [], trackingIds: [] }),
    readNumber: number,
    seenAt: startedAt,
    firstSeenAt: before?.firstSeenAt ?? startedAt,
    missed: 0,
    closedAt: isClosed ? (before?.closedAt ?? startedAt) : null,
    idsEmptied,
  };
}

function idsOf(rows: readonly IndexRow[]): string {
  return JSON.stringify(rows.map(({ id }) => id));
}

function freshNames(
  known: ReadonlyMap<string, string>,
  names: readonly [id: string, name: string][],
): Map<string, string> {
  return new Map(names.filter(([id, name]) => known.get(id) !== name));
}

async function writeNames(
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
