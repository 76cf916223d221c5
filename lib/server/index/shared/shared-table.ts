import "server-only";
import { z } from "zod";
import { type Database, notify } from "@/lib/server/db/database";
import { clearShared, forgetAbandoned, retainShared } from "@/lib/server/db/job-index-retention";
import {
  countShared,
  heldRows,
  lockRows,
  missSharedRows,
  putSharedChanges,
  putSharedNames,
  putSharedRows,
  type SharedRow,
  sharedRowsWithin,
  staleShared,
  touchSharedRows,
} from "@/lib/server/db/job-index-rows";
import {
  keepState,
  type SharedState,
  sharedState,
  takeTurn,
} from "@/lib/server/db/job-index-state";
import { BEGINNING, goneChange, MOST_CHANGES, type RowChange } from "@/lib/server/index/change-log";
import { PROJECTION } from "@/lib/server/index/columns";
import { freshNames, jobsOf } from "@/lib/server/index/duckdb-table";
import { MISSED_IS_GONE } from "@/lib/server/index/flags-sql";
import type { CreatedSpan, IndexTable, Read, SyncFacts } from "@/lib/server/index/index-table";
import { serviceTitles, technicianNames } from "@/lib/server/index/project";
import { type Decided, decide, rowsOf } from "@/lib/server/index/write-rows";
import { given, kept, knownOf, toShared } from "./shared-row";

/** Somebody else reads Amazon by now: what this process still wanted to write is refused. */
export class LeaseLost extends Error {
  override name = "LeaseLost";
}

export type SharedTableParts = {
  database: () => Promise<Database>;
  /** Under which the syncing writes; null for what a live read showed, which any process may put in. */
  token: number | null;
  /** Called when something was written. */
  written: () => void;
  /** How many rows this process holds. */
  rows: () => Promise<number>;
};

const SPACE = PROJECTION;
const factsOfState = z.record(z.string(), z.unknown()).catch({});

export function factsIn({ facts }: Pick<SharedState, "facts">): SyncFacts {
  return factsOfState.parse(JSON.parse(facts));
}

/** One write: nobody else writes meanwhile, so that numbers are kept in the order in which they were given. */
type Turn = {
  db: Database;
  state: SharedState;
  /** The next number; never less than a moment in epoch ms. */
  next(at: number): number;
  /** To be kept at its end. */
  part: Parameters<typeof keepState>[2];
};

/**
 * The rows of the index in PostgreSQL, for all processes. Every write is one transaction, in which the token
 * is compared: a process that stood still and was replaced meanwhile writes nothing.
 */
export function createSharedTable(parts: SharedTableParts): IndexTable {
  const { database, token } = parts;
  const written = { technicians: new Map<string, string>(), services: new Map<string, string>() };

  async function inTurn<T>(work: (turn: Turn) => Promise<T>): Promise<T> {
    const db = await database();
    const done = await db.transaction(async (tx) => {
      const state = await takeTurn(tx, SPACE);
      if (token !== null && state.token !== token) throw new LeaseLost();
      let last = state.sequence;
      const next = (at: number) => {
        last = Math.max(last + 1, Math.floor(at));
        return last;
      };
      const turn: Turn = { db: tx, state, next, part: {} };
      const worked = await work(turn);
      await keepState(tx, SPACE, { ...turn.part, sequence: last });
      await notify(tx, "job_index");
      return worked;
    });
    parts.written();
    return done;
  }

  /** Puts changes down, each under a number of its own. */
  async function log(
    { db, state, next }: Turn,
    { marketplace, at }: { marketplace: string; at: number },
    changes: readonly RowChange[],
  ): Promise<void> {
    const begins = state.sequence === 0 ? [BEGINNING] : [];
    const told = changes.map((change) => ({ marketplace, ...keptChange(change) }));
    const rows = [...begins, ...told].map((change) => ({
      ...change,
      seenAt: at,
      sequence: next(at),
    }));
    await putSharedChanges(db, SPACE, rows);
  }

  /** What was only seen again is noted without a turn; false where there is more to write than that. */
  async function noteSeen(page: Page): Promise<boolean> {
    const db = await database();
    const held = (await heldRows(db, SPACE, page.ids)).filter(isUsual(page.marketplace));
    const decided = decide(page.rows, held.map(knownOf), page);
    if (decided.changed.length > 0 || decided.same.length < page.rows.length) return false;
    await touchSharedRows(db, SPACE, decided.same.map(seenOf), page.read);
    return true;
  }

  async function put(turn: Turn, page: Page): Promise<number> {
    const { marketplace, read } = page;
    const found = await lockRows(turn.db, SPACE, page.ids);
    const decided = decide(page.rows, found.map(knownOf), page);
    await log(turn, { marketplace, at: read.startedAt }, decided.changes);
    const sequence = turn.next(0);
    const { touched, rows } = rowsToPut(decided, found, { marketplace, read, sequence });
    if (touched.length > 0) await touchSharedRows(turn.db, SPACE, touched.map(seenOf), read);
    await putSharedRows(turn.db, SPACE, rows);
    await putSharedNames(turn.db, SPACE, [
      ...namesOf("technicians", page.technicians, sequence),
      ...namesOf("services", page.services, sequence),
    ]);
    return decided.changed.length;
  }

  function keepFacts(turn: Turn, facts: SyncFacts): void {
    turn.part.facts = JSON.stringify({ ...factsIn(turn.state), ...facts });
  }

  return {
    async apply({ marketplace, jobs, read, ...limits }, facts) {
      const ours = jobsOf(marketplace, jobs);
      const rows = rowsOf(ours);
      const page: Page = {
        ...{ marketplace, read, rows, ...limits },
        ids: rows.map(({ id }) => kept(id)),
        technicians: freshNames(written.technicians, ours.flatMap(technicianNames)),
        services: freshNames(written.services, ours.flatMap(serviceTitles)),
      };
      const left = jobs.length - ours.length;
      if (facts === undefined && (await noteSeen(page))) return { changed: 0, left };
      const changed = await inTurn(async (turn) => {
        if (facts) keepFacts(turn, facts);
        return await put(turn, page);
      });
      for (const [id, name] of page.technicians) written.technicians.set(id, name);
      for (const [asin, title] of page.services) written.services.set(asin, title);
      return { changed, left };
    },

    async held(marketplace, span) {
      const rows = await sharedRowsWithin(await database(), SPACE, spanOf(marketplace, span));
      return rows.map((row) => ({ ...row, id: given(row.id) }));
    },

    async count(marketplace, span) {
      return await countShared(await database(), SPACE, spanOf(marketplace, span), MISSED_IS_GONE);
    },

    async missed(marketplace, ids, read) {
      await inTurn(async (turn) => {
        const held = await lockRows(turn.db, SPACE, ids.map(kept));
        const hit = held.filter(
          (row) => row.marketplace === marketplace && row.readNumber < read.number,
        );
        if (hit.length === 0) return;
        const leaving = hit.filter(({ missed }) => missed === MISSED_IS_GONE - 1);
        const changes = leaving.map(({ id }) => goneChange(given(id)));
        await log(turn, { marketplace, at: read.startedAt }, changes);
        const of = { marketplace, readNumber: read.number, sequence: turn.next(0) };
        await missSharedRows(
          turn.db,
          SPACE,
          hit.map(({ id }) => id),
          of,
        );
      });
    },

    async stale(marketplace, before, limit) {
      const of = { marketplace, before, limit, missedIsGone: MISSED_IS_GONE };
      const rows = await staleShared(await database(), SPACE, of);
      return rows.map(({ id, orderId, createdAt }) => ({
        id: given(id),
        orderId: orderId === null ? null : given(orderId),
        createdAt,
      }));
    },

    facts: async () => factsIn(await sharedState(await database(), SPACE)),

    setFacts: (facts) => inTurn(async (turn) => keepFacts(turn, facts)),

    async retain(limits) {
      await inTurn(async (turn) => {
        const forgotten = await retainShared(turn.db, SPACE, {
          ...limits,
          now: turn.state.now,
          missedIsGone: MISSED_IS_GONE,
          sequence: turn.next(0),
          mostChanges: MOST_CHANGES,
        });
        if (forgotten !== null) turn.part.droppedUpTo = forgotten;
      });
      await forgetAbandoned(await database(), SPACE);
    },

    async clear() {
      for (const names of Object.values(written)) names.clear();
      await inTurn(async (turn) => {
        await clearShared(turn.db, SPACE);
        const at = turn.state.now;
        await putSharedChanges(turn.db, SPACE, [
          { ...BEGINNING, seenAt: at, sequence: turn.next(at) },
        ]);
        turn.part.facts = "{}";
        turn.part.generation = turn.state.generation + 1;
      });
    },

    rows: parts.rows,
    close: async () => undefined,
  };
}

type Page = {
  marketplace: string;
  read: Read;
  rows: ReturnType<typeof rowsOf>;
  ids: string[];
  technicians: ReadonlyMap<string, string>;
  services: ReadonlyMap<string, string>;
  closedFrom?: number;
  newsFrom?: number;
};

/** Of what was seen again, those rows change that were missed before, or counted as another marketplace's. */
function rowsToPut(
  { same, changed }: Decided,
  found: readonly SharedRow[],
  { marketplace, read, sequence }: { marketplace: string; read: Read; sequence: number },
) {
  const isUntouched = isUsual(marketplace);
  const held = new Map(found.map((row) => [given(row.id), row]));
  const usual = (id: string) => {
    const row = held.get(id);
    return row !== undefined && isUntouched(row);
  };
  const back = same.flatMap(({ id }) => (usual(id) ? [] : (held.get(id) ?? [])));
  return {
    touched: same.filter(({ id }) => usual(id)),
    rows: [
      ...changed.map((row) => toShared(row, marketplace, sequence)),
      ...back.map((row) => ({
        ...row,
        ...{ sequence, marketplace, missed: 0, readNumber: read.number },
        seenAt: Math.max(row.seenAt, read.startedAt),
      })),
    ],
  };
}

const isUsual = (marketplace: string) => (row: SharedRow) =>
  row.missed === 0 && row.marketplace === marketplace;

function seenOf({ id, hash }: { id: string; hash: string }) {
  return { id: kept(id), hash };
}

function keptChange({ job, kind, was, became }: RowChange) {
  const text = (value: string | null) => (value === null ? null : kept(value));
  return { job: kept(job), kind, was: text(was), became: text(became) };
}

function namesOf(
  kind: "technicians" | "services",
  names: ReadonlyMap<string, string>,
  sequence: number,
) {
  return [...names].map(([id, name]) => ({ kind, id: kept(id), name: kept(name), sequence }));
}

function spanOf(marketplace: string, { from, to, onlyOpen = false }: CreatedSpan) {
  return { marketplace, from, to, onlyOpen };
}
