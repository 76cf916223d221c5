import "server-only";
import { z } from "zod";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { appearedChange, changesBetween, type RowChange } from "./change-log";
import { IDS, INSERT_ROWS } from "./columns";
import type { Statement } from "./engine";
import { MISSED_IS_GONE } from "./flags-sql";
import type { Read } from "./index-table";
import type { KeyedRow, Lists } from "./lists";
import { type IndexRow, project } from "./project";

const knownRow = z.object({
  id: z.string(),
  hash: z.string(),
  readNumber: z.number(),
  firstSeenAt: z.number(),
  closedAt: z.number().nullable(),
  idsEmptied: z.boolean(),
  missed: z.number(),
  status: z.string().nullable(),
  currentStatus: z.string().nullable(),
  startAt: z.number().nullable(),
  technicians: z.array(z.string()),
  sharesEmptied: z.boolean(),
});
/** What a row that is held decides of the one that comes. */
export type KnownRow = z.output<typeof knownRow>;

/** One for each id: Amazon may show a job twice on a page, and the later one counts. */
export function rowsOf(jobs: readonly WireJob[]): IndexRow[] {
  const rows = jobs.map(project).filter((row) => row !== null);
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

export type RowsOf = {
  marketplace: string;
  read: Read;
  closedFrom?: number;
  newsFrom?: number;
};

/** Of a page what is to be written: rows that were only seen again, rows that differ, and what changed. */
export type Decided = {
  same: IndexRow[];
  changed: StoredRow[];
  /** Those of the changed ones that are held already. */
  replaced: string[];
  changes: RowChange[];
};

/** A row with what is known of the reads of its job. */
export type StoredRow = ReturnType<typeof storedOf>;

/** What becomes of the rows of a page, given those of them that are held. A later read's row stays. */
export function decide(
  rows: readonly IndexRow[],
  found: readonly KnownRow[],
  { read, closedFrom = -Infinity, newsFrom = Infinity }: Omit<RowsOf, "marketplace">,
): Decided {
  const known = new Map(found.map((row) => [row.id, row]));
  const isKept = ({ id, isOpen, createdAt }: IndexRow) =>
    known.has(id) || isOpen || createdAt === null || createdAt >= closedFrom;
  const wins = rows.filter(
    (row) => isKept(row) && (known.get(row.id)?.readNumber ?? 0) <= read.number,
  );
  const changed = wins.filter(({ id, hash }) => known.get(id)?.hash !== hash);
  const changes = wins.flatMap((row): RowChange[] => {
    const before = known.get(row.id);
    if (before === undefined) return isNews(row, newsFrom) ? [appearedChange(row.id)] : [];
    if (before.missed >= MISSED_IS_GONE) return [appearedChange(row.id)];
    return before.hash === row.hash ? [] : changesBetween(row.id, before, row);
  });
  return {
    same: wins.filter(({ id, hash }) => known.get(id)?.hash === hash),
    changed: changed.map((row) => storedOf(row, known.get(row.id), read)),
    replaced: changed.map(({ id }) => id).filter((id) => known.has(id)),
    changes,
  };
}

/**
 * Writes what differs, and says how many rows that were and which changes. Most of what is read again has
 * not changed; to say so costs less than to write it again.
 */
export async function writeRows(
  statement: Statement,
  lists: Lists,
  page: RowsOf,
  rows: readonly IndexRow[],
): Promise<{ changed: number; changes: RowChange[] }> {
  if (rows.length === 0) return { changed: 0, changes: [] };
  const { marketplace, read } = page;
  const found = await statement.all(
    `select id, hash, readNumber, firstSeenAt, closedAt, idsEmptied, sharesEmptied, missed,
       status, currentStatus, startAt, technicians from jobs where id in (select unnest(${IDS}))`,
    [idsOf(rows)],
    knownRow,
  );
  const { same, changed, replaced, changes } = decide(rows, found, page);
  if (same.length > 0) {
    await statement.run(
      `update jobs set readNumber = $2, seenAt = greatest(seenAt, $3), missed = 0, marketplace = $4
       where id in (select unnest(${IDS}))`,
      [idsOf(same), read.number, read.startedAt, marketplace],
    );
  }
  await putRows(
    statement,
    lists,
    changed.map((row) => ({ marketplace, ...row })),
    replaced,
  );
  return { changed: changed.length, changes };
}

/** Puts rows in as they are, in place of those that are held. */
export async function putRows(
  statement: Statement,
  lists: Lists,
  rows: readonly (KeyedRow & { marketplace: string })[],
  replaced: readonly string[],
): Promise<void> {
  if (replaced.length > 0) {
    // Twice as fast as "on conflict do update" with so many columns.
    await statement.run(`delete from jobs where id in (select unnest(${IDS}))`, [
      JSON.stringify(replaced),
    ]);
  }
  if (rows.length === 0) return;
  const keys = await lists.keysOf(statement, rows);
  const written = rows.map((row, index) => ({ ...row, ...keys[index] }));
  await statement.run(INSERT_ROWS, [JSON.stringify(written)]);
}

function isNews({ createdAt }: IndexRow, from: number): boolean {
  return createdAt === null ? from === -Infinity : createdAt >= from;
}

function storedOf(row: IndexRow, before: KnownRow | undefined, { number, startedAt }: Read) {
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
    sharesEmptied: before?.sharesEmptied ?? false,
  };
}

function idsOf(rows: readonly Pick<IndexRow, "id">[]): string {
  return JSON.stringify(rows.map(({ id }) => id));
}
