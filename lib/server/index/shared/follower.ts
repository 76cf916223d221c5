import "server-only";
import { z } from "zod";
import type { Database } from "@/lib/server/db/database";
import {
  rowsAfter,
  rowsFrom,
  type SharedChange,
  type SharedName,
  type SharedRow,
  sharedChangesAfter,
  sharedNamesAfter,
} from "@/lib/server/db/job-index-rows";
import { type SharedState, sharedState } from "@/lib/server/db/job-index-state";
import { dropOldChanges, dropStrayChanges, insertChanges } from "@/lib/server/index/change-log";
import { PROJECTION } from "@/lib/server/index/columns";
import { type Changed, writeNames } from "@/lib/server/index/duckdb-table";
import type { Engine, Statement } from "@/lib/server/index/engine";
import { createLists } from "@/lib/server/index/lists";
import { putRows } from "@/lib/server/index/write-rows";
import { fromShared, given } from "./shared-row";

const SPACE = PROJECTION;
/** Whoever has more to catch up with reads everything anew. */
const MOST_AT_ONCE = 5_000;
/** A part of everything: to write it takes DuckDB some tens of milliseconds. */
const PART = 500;
const TABLES = ["jobs", "kinds", "lists", "technicians", "services", "changes"];
const countRow = z.object({ count: z.number() });

export type Follower = {
  /** Takes in what is new, and answers how the index stands; one at a time. */
  follow(): Promise<SharedState>;
  /** How many rows are held. */
  rows(): number;
};

type FollowerParts = {
  database: () => Promise<Database>;
  engine: Engine;
  /** How the index stands at this moment. */
  state: () => Promise<SharedState>;
  /** Hears which jobs have changed, once they are held. */
  tell: (changed: Changed) => void;
};

type News = { rows: SharedRow[]; changes: SharedChange[]; names: SharedName[] };

/** Keeps the DuckDB of this process as the rows of PostgreSQL are, by their numbers. */
export function createFollower({ database, engine, state: read, tell }: FollowerParts): Follower {
  const lists = createLists();
  let at: { sequence: number; generation: number } | null = null;
  let count = 0;
  let running: Promise<SharedState> | null = null;
  let again: Promise<SharedState> | null = null;

  async function take(): Promise<SharedState> {
    const state = await read();
    if (at?.sequence === state.sequence && at.generation === state.generation) return state;
    const db = await database();
    const isLost =
      at === null || at.generation !== state.generation || at.sequence < state.droppedUpTo;
    const news = at === null || isLost ? null : await newsAfter(db, at.sequence);
    if (news === null) return await takeAll(db);
    await write(async (statement) => {
      await put(statement, news);
    });
    return await counted(news.state, news.changes);
  }

  /** What is new, as of one moment; null for more than is worth it. */
  async function newsAfter(db: Database, after: number) {
    return await asOfOneMoment(db, async (tx) => {
      const state = await sharedState(tx, SPACE);
      const rows = await rowsAfter(tx, SPACE, after, MOST_AT_ONCE + 1);
      const changes = await sharedChangesAfter(tx, SPACE, after, MOST_AT_ONCE + 1);
      if (Math.max(rows.length, changes.length) > MOST_AT_ONCE) return null;
      return { state, rows, changes, names: await sharedNamesAfter(tx, SPACE, after) };
    });
  }

  /** Everything, in place of what is held: until it is there, questions are answered from that. */
  async function takeAll(db: Database): Promise<SharedState> {
    const since = at?.sequence ?? Number.POSITIVE_INFINITY;
    const missed: SharedChange[] = [];
    const state = await asOfOneMoment(db, async (tx) => {
      const found = await sharedState(tx, SPACE);
      await write(async (statement) => {
        for (const table of TABLES) await statement.run(`delete from ${table}`);
        lists.forget();
        for await (const part of partsOf(tx)) {
          await put(statement, part);
          missed.push(...part.changes.filter(({ sequence }) => sequence > since));
        }
      });
      return found;
    });
    tell({ marketplace: "", ids: [], sequence: state.sequence });
    return await counted(state, missed);
  }

  async function write(work: (statement: Statement) => Promise<void>): Promise<void> {
    try {
      await engine.write(work);
    } catch (error) {
      lists.forget();
      throw error;
    }
  }

  async function put(statement: Statement, { rows, changes, names }: News): Promise<void> {
    const held = rows.filter(({ isDropped }) => !isDropped);
    const ids = rows.map(({ id }) => given(id));
    await putRows(statement, lists, held.map(fromShared), ids);
    for (const kind of ["technicians", "services"] as const) {
      const own = names.filter((name) => name.kind === kind);
      await writeNames(
        statement,
        kind,
        new Map(own.map(({ id, name }) => [given(id), given(name)])),
      );
    }
    if (changes.length > 0) await insertChanges(statement, changes.map(givenChange));
    if (held.length === rows.length) return;
    await dropStrayChanges(statement);
    await dropOldChanges(statement);
  }

  async function counted(
    state: SharedState,
    changes: readonly SharedChange[],
  ): Promise<SharedState> {
    const [row] = await engine.read("select count(*)::integer as count from jobs", [], countRow);
    count = row?.count ?? 0;
    at = state;
    for (const changed of toldOf(changes)) tell(changed);
    return state;
  }

  function start(): Promise<SharedState> {
    const run = take().finally(() => {
      running = null;
    });
    running = run;
    return run;
  }

  return {
    // What is asked for while one is under way may be newer than what that one sees.
    follow() {
      if (running === null) return start();
      again ??= Promise.allSettled([running]).then(() => {
        again = null;
        return start();
      });
      return again;
    },
    rows: () => count,
  };
}

function asOfOneMoment<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.transaction(work, { isolationLevel: "repeatable read", accessMode: "read only" });
}

async function* partsOf(db: Database): AsyncGenerator<News> {
  yield { rows: [], changes: [], names: await sharedNamesAfter(db, SPACE, 0) };
  for (let after: string | null = null; ; ) {
    const rows: SharedRow[] = await rowsFrom(db, SPACE, after, PART);
    yield { rows, changes: [], names: [] };
    after = rows.at(-1)?.id ?? null;
    if (rows.length < PART) break;
  }
  for (let after = 0; ; ) {
    const changes = await sharedChangesAfter(db, SPACE, after, MOST_AT_ONCE);
    yield { rows: [], changes, names: [] };
    after = changes.at(-1)?.sequence ?? 0;
    if (changes.length < MOST_AT_ONCE) break;
  }
}

function givenChange({ job, kind, was, became, ...change }: SharedChange) {
  const text = (value: string | null) => (value === null ? null : given(value));
  return { ...change, job: given(job), kind, was: text(was), became: text(became) };
}

/** By marketplace, as a process that writes tells of it. */
function toldOf(changes: readonly SharedChange[]): Changed[] {
  const told = changes.filter(({ job }) => job !== "");
  const marketplaces = [...new Set(told.map(({ marketplace }) => marketplace))];
  return marketplaces.map((marketplace) => {
    const own = told.filter((change) => change.marketplace === marketplace);
    const ids = [...new Set(own.map(({ job }) => given(job)))];
    return { marketplace, ids, sequence: own.at(-1)?.sequence ?? 0 };
  });
}
