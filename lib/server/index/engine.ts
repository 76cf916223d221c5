import "server-only";
import type { DuckDBConnection, DuckDBPreparedStatement } from "@duckdb/node-api";
import { LRUCache } from "lru-cache";
import type { z } from "zod";
import { logger } from "@/lib/server/runtime/logger";
import { ADD_JOB_IDS, DROP_JOB_IDS, SCHEMA } from "./columns";
import { type LoadDuckDb, openTables, type Tables } from "./open-tables";

/** One writes; the others answer side by side. */
const READERS = 3;
/** Each set of filters is a statement of its own. */
const MOST_STATEMENTS = 100;
/** What is written lies uncompressed until it is tidied up: so much of it, in characters, a few times that in bytes. */
const TIDY_AFTER = 32 * 1024 * 1024;
/** Lists travel as JSON, which `from_json` reads: a statement stays the same for any number of values. */
export type SqlValue = string | number | boolean | null;

/** By name; a statement takes those that it names, and $1 is the first of a list. */
type SqlValues = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

export type Statement = {
  /** Its rows, each checked against a schema; bigints are cast to numbers by the statement. */
  all<T>(sql: string, values: SqlValues, row: z.ZodType<T>): Promise<T[]>;
  run(sql: string, values?: SqlValues): Promise<void>;
};

export type Engine = {
  read: Statement["all"];
  /** One transaction, after all that were asked for before. */
  write<T>(work: (statement: Statement) => Promise<T>): Promise<T>;
  /** Frees what deleted jobs took, after all writes that were asked for before. */
  vacuum(): Promise<void>;
  /** How many transactions were written: as long as it is the same, answers are. */
  writes(): number;
  close(): Promise<void>;
};

/**
 * Opens DuckDB in memory or on a file, with the tables of the index. A file that cannot be read, or
 * holds another projection, is made anew.
 * @param load is called only here, so that nobody without an index loads the engine
 * @throws EngineError
 */
export async function openEngine(
  file: string | null,
  load: LoadDuckDb = () => import("@duckdb/node-api"),
): Promise<Engine> {
  return await openTables(file, load, engineOn);
}

async function engineOn(tables: Tables): Promise<Engine> {
  const writer = statementOn(await tables.connect());
  await writer.run(SCHEMA);
  const readers = await Promise.all(
    Array.from({ length: READERS }, async () => statementOn(await tables.connect())),
  );
  const free = [...readers];
  const waiting: ((reader: Connected) => void)[] = [];
  const busy = new Set<Promise<unknown>>();
  let lastWrite: Promise<unknown> = Promise.resolve();
  let writes = 0;
  let tidiedAt = 0;
  let closed = false;

  async function track<T>(work: Promise<T>): Promise<T> {
    busy.add(work);
    try {
      return await work;
    } finally {
      busy.delete(work);
    }
  }

  const takeReader = async () =>
    free.pop() ?? (await new Promise<Connected>((resolve) => waiting.push(resolve)));

  function giveBack(reader: Connected): void {
    const next = waiting.shift();
    if (next) next(reader);
    else free.push(reader);
  }

  async function withReader<T>(work: (reader: Connected) => Promise<T>): Promise<T> {
    const reader = await takeReader();
    try {
      return await work(reader);
    } finally {
      giveBack(reader);
    }
  }

  async function transact<T>(work: (statement: Statement) => Promise<T>): Promise<T> {
    await writer.run("begin transaction");
    try {
      const done = await work(writer);
      await writer.run("commit");
      writes += 1;
      return done;
    } catch (error) {
      // What failed may have ended the transaction already; the failure itself counts.
      await Promise.allSettled([writer.run("rollback")]);
      throw error;
    }
  }

  /** Compresses what was written. A file does so by itself. */
  async function tidy(): Promise<void> {
    tidiedAt = writer.given();
    await writer.run("checkpoint").catch((error: unknown) => {
      // Everything is there, only larger; the next one comes after as much again.
      const cause = error instanceof Error ? error.name : null;
      logger().warn({ event: "index_untidied", cause }, "The index stays larger than it need be.");
    });
  }

  async function tidyIfDue(): Promise<void> {
    if (writer.given() - tidiedAt >= TIDY_AFTER) await tidy();
  }

  /** Beside a statement that reads, DuckDB would free nothing, and not say so: they wait. */
  async function vacuum(): Promise<void> {
    await writer.run(DROP_JOB_IDS);
    const taken = await Promise.all(readers.map(takeReader));
    await tidy();
    for (const reader of taken) giveBack(reader);
    await writer.run(ADD_JOB_IDS);
  }

  function requireOpen(): void {
    if (closed) throw new Error("The index is closed.");
  }

  return {
    async read(sql, values, row) {
      requireOpen();
      return await track(withReader((reader) => reader.all(sql, values, row)));
    },

    async write(work) {
      requireOpen();
      const mine = Promise.allSettled([lastWrite]).then(() => transact(work));
      lastWrite = track(Promise.allSettled([mine]).then(tidyIfDue));
      return await track(mine);
    },

    async vacuum() {
      requireOpen();
      const mine = Promise.allSettled([lastWrite]).then(vacuum);
      lastWrite = mine;
      await track(mine);
    },

    writes: () => writes,

    async close() {
      if (closed) return;
      closed = true;
      await Promise.allSettled(busy);
      for (const connected of [writer, ...readers]) connected.close();
      tables.close();
    },
  };
}

/** `given` is how many characters its statements were given as values. */
type Connected = Statement & { given(): number; close(): void };

function statementOn(connection: DuckDBConnection): Connected {
  const prepared = new LRUCache<string, DuckDBPreparedStatement>({
    max: MOST_STATEMENTS,
    dispose: (statement) => statement.destroySync(),
  });

  let given = 0;

  async function prepare(sql: string, values: SqlValues) {
    const known = prepared.get(sql);
    const statement = known ?? (await connection.prepare(sql));
    if (!known) prepared.set(sql, statement);
    const named = new Map(
      Array.isArray(values)
        ? values.map((value: SqlValue, index) => [`${index + 1}`, value])
        : Object.entries(values),
    );
    for (let index = 1; index <= statement.parameterCount; index++) {
      const value = named.get(statement.parameterName(index));
      bind(statement, index, value);
      if (typeof value === "string") given += value.length;
    }
    return statement;
  }

  return {
    async all(sql, values, row) {
      const statement = await prepare(sql, values);
      const result = await statement.runAndReadAll();
      return row.array().parse(result.getRowObjectsJS());
    },

    async run(sql, values) {
      if (values === undefined) await connection.run(sql);
      else await (await prepare(sql, values)).run();
    },

    given: () => given,

    close() {
      prepared.clear();
      connection.closeSync();
    },
  };
}

function bind(
  statement: DuckDBPreparedStatement,
  index: number,
  value: SqlValue | undefined,
): void {
  if (value === undefined) throw new Error("A statement names a value that it was not given.");
  if (value === null) statement.bindNull(index);
  else if (typeof value === "string") statement.bindVarchar(index, value);
  else if (typeof value === "boolean") statement.bindBoolean(index, value);
  else statement.bindDouble(index, value);
}
