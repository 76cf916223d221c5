import "server-only";
import { access, constants, mkdir, rm } from "node:fs/promises";
import { totalmem } from "node:os";
import { dirname } from "node:path";
import type { DuckDBConnection, DuckDBInstance, DuckDBPreparedStatement } from "@duckdb/node-api";
import { LRUCache } from "lru-cache";
import type { z } from "zod";
import type { IndexReason } from "@/lib/jobs/job-index";
import { logger } from "@/lib/server/runtime/logger";
import { PROJECTION, SCHEMA } from "./columns";

/** One writes; the others answer side by side. */
const READERS = 3;
/** Each set of filters is a statement of its own. */
const MOST_STATEMENTS = 100;
const MB = 1024 * 1024;
const MOST_MEMORY_MB = 1024;

type Unusable = Extract<IndexReason, "engine_missing" | "folder">;

/** The engine cannot be used, and why. */
export class EngineError extends Error {
  override name = "EngineError";
  readonly reason: Unusable;

  constructor(message: string, { reason, ...options }: ErrorOptions & { reason: Unusable }) {
    super(message, options);
    this.reason = reason;
  }
}

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
  /** How many transactions were written: as long as it is the same, answers are. */
  writes(): number;
  close(): Promise<void>;
};

type DuckDb = Pick<typeof import("@duckdb/node-api"), "DuckDBInstance">;

/**
 * Opens DuckDB in memory or on a file, with the tables of the index. A file that cannot be read, or
 * holds another projection, is made anew.
 * @param load is called only here, so that nobody without an index loads the engine
 * @throws EngineError
 */
export async function openEngine(
  file: string | null,
  load: () => Promise<DuckDb> = () => import("@duckdb/node-api"),
): Promise<Engine> {
  const duckdb = await load().catch((cause: unknown) => {
    throw new EngineError("DuckDB has no binary for this machine.", {
      cause,
      reason: "engine_missing",
    });
  });
  if (file === null) return engineOn(await openInstance(duckdb, null));
  await requireFolder(dirname(file));
  const kept = await openKept(duckdb, file);
  if (kept !== null) return engineOn(kept);
  await rm(file, { force: true });
  await rm(`${file}.wal`, { force: true });
  logger().warn({ event: "index_rebuilt" }, "The kept index could not be used. It is made anew.");
  try {
    return await engineOn(await openInstance(duckdb, file));
  } catch (cause) {
    throw new EngineError(`The index cannot be kept in ${dirname(file)}.`, {
      cause,
      reason: "folder",
    });
  }
}

async function requireFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw new EngineError(`${folder} cannot be written to.`, { cause, reason: "folder" });
  }
}

/** Null where the file is to be made anew. */
async function openKept(duckdb: DuckDb, file: string): Promise<DuckDBInstance | null> {
  let instance: DuckDBInstance;
  try {
    instance = await openInstance(duckdb, file);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "";
    if (/lock on file|permission denied|read-only/i.test(message)) {
      throw new EngineError(`${file} belongs to another process or user.`, {
        cause,
        reason: "folder",
      });
    }
    return null;
  }
  if (await isOurs(instance)) return instance;
  instance.closeSync();
  return null;
}

/** Whether a file holds this projection, or nothing yet. */
async function isOurs(instance: DuckDBInstance): Promise<boolean> {
  const connection = await instance.connect();
  try {
    const tables = await connection.runAndReadAll("select table_name from duckdb_tables()");
    if (tables.currentRowCount === 0) return true;
    const found = await connection.runAndReadAll("select version from projection");
    return found.getRowsJS()[0]?.[0] === PROJECTION;
  } catch {
    return false;
  } finally {
    connection.closeSync();
  }
}

/** Nothing outside its own file is read or written, nothing is installed, and it stays so. */
function openInstance(duckdb: DuckDb, file: string | null): Promise<DuckDBInstance> {
  const memory = Math.min(process.constrainedMemory() || totalmem(), totalmem()) / 2 / MB;
  return duckdb.DuckDBInstance.create(file ?? ":memory:", {
    // In memory mode no row may reach a disk. It cannot be set once the outside is closed.
    temp_directory: file === null ? "" : `${file}.tmp`,
    threads: "2",
    // What a column held when a statement was prepared must not decide what it finds later: DuckDB
    // drops conditions that no row of then contradicted, and keeps the plan.
    disabled_optimizers: "statistics_propagation,compressed_materialization",
    memory_limit: `${Math.floor(Math.min(MOST_MEMORY_MB, memory))}MiB`,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    enable_external_access: "false",
    lock_configuration: "true",
  });
}

async function engineOn(instance: DuckDBInstance): Promise<Engine> {
  const writer = statementOn(await instance.connect());
  await writer.run(SCHEMA);
  const readers = await Promise.all(
    Array.from({ length: READERS }, async () => statementOn(await instance.connect())),
  );
  const free = [...readers];
  const waiting: ((reader: Connected) => void)[] = [];
  const busy = new Set<Promise<unknown>>();
  let lastWrite: Promise<unknown> = Promise.resolve();
  let writes = 0;
  let closed = false;

  async function track<T>(work: Promise<T>): Promise<T> {
    busy.add(work);
    try {
      return await work;
    } finally {
      busy.delete(work);
    }
  }

  async function withReader<T>(work: (reader: Connected) => Promise<T>): Promise<T> {
    const reader = free.pop() ?? (await new Promise<Connected>((resolve) => waiting.push(resolve)));
    try {
      return await work(reader);
    } finally {
      const next = waiting.shift();
      if (next) next(reader);
      else free.push(reader);
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
      lastWrite = mine;
      return await track(mine);
    },

    writes: () => writes,

    async close() {
      if (closed) return;
      closed = true;
      await Promise.allSettled(busy);
      for (const connected of [writer, ...readers]) connected.close();
      instance.closeSync();
    },
  };
}

type Connected = Statement & { close(): void };

function statementOn(connection: DuckDBConnection): Connected {
  const prepared = new LRUCache<string, DuckDBPreparedStatement>({
    max: MOST_STATEMENTS,
    dispose: (statement) => statement.destroySync(),
  });

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
      bind(statement, index, named.get(statement.parameterName(index)));
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
