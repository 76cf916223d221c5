import "server-only";
import { access, constants, mkdir, rm } from "node:fs/promises";
import { totalmem } from "node:os";
import { dirname } from "node:path";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { IndexReason } from "@/lib/jobs/job-index";
import { logger } from "@/lib/server/runtime/logger";
import { PROJECTION } from "./columns";

const MB = 1024 * 1024;
/** Of the machine's or the container's memory, and between which limits. */
const SHARE_OF_MEMORY = 0.5;
const LEAST_MEMORY_MB = 256;
const MOST_MEMORY_MB = 2048;

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

type DuckDb = Pick<typeof import("@duckdb/node-api"), "DuckDBInstance">;
export type LoadDuckDb = () => Promise<DuckDb>;

/** An open DuckDB, in memory or on a file. */
export type Tables = { connect(): Promise<DuckDBConnection>; close(): void };

/**
 * Opens DuckDB and hands it to `use`; a file that cannot be used is made anew.
 * @throws EngineError where it cannot be opened, or is another's
 */
export async function openTables<T>(
  file: string | null,
  load: LoadDuckDb,
  use: (tables: Tables) => Promise<T>,
): Promise<T> {
  const duckdb = await load().catch((cause: unknown) => {
    throw new EngineError("DuckDB has no binary for this machine.", {
      cause,
      reason: "engine_missing",
    });
  });
  if (file === null) return await use(await openMemory(duckdb));
  await requireFolder(dirname(file));
  const kept = await openKept(duckdb, file);
  if (kept !== null) return await use(tablesOf(kept));
  await rm(file, { force: true });
  await rm(`${file}.wal`, { force: true });
  logger().warn({ event: "index_rebuilt" }, "The kept index could not be used. It is made anew.");
  try {
    return await use(tablesOf(await openInstance(duckdb, file)));
  } catch (cause) {
    throw new EngineError(`The index cannot be kept in ${dirname(file)}.`, {
      cause,
      reason: "folder",
    });
  }
}

/** A DuckDB in memory does not compress its own tables, only those of a database that is attached so. */
async function openMemory(duckdb: DuckDb): Promise<Tables> {
  const instance = await openInstance(duckdb, null);
  const connect = async () => {
    const connection = await instance.connect();
    await connection.run("attach if not exists ':memory:' as held (compress); use held");
    return connection;
  };
  return { connect, close: () => instance.closeSync() };
}

function tablesOf(instance: DuckDBInstance): Tables {
  return { connect: () => instance.connect(), close: () => instance.closeSync() };
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
  return duckdb.DuckDBInstance.create(file ?? ":memory:", {
    // In memory mode no row may reach a disk. It cannot be set once the outside is closed.
    temp_directory: file === null ? "" : `${file}.tmp`,
    threads: "2",
    // What a column held when a statement was prepared must not decide what it finds later: DuckDB
    // drops conditions that no row of then contradicted, and keeps the plan.
    disabled_optimizers: "statistics_propagation,compressed_materialization",
    memory_limit: `${memoryLimitMb(process.constrainedMemory(), totalmem())}MiB`,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    enable_external_access: "false",
    lock_configuration: "true",
  });
}

/**
 * What DuckDB may take, in MiB, of a machine's memory in bytes.
 * @param constrained what a container may take; 0 or more than there is where nothing says so
 */
export function memoryLimitMb(constrained: number, total: number): number {
  const memory = Math.min(constrained || total, total) / MB;
  const share = Math.floor(memory * SHARE_OF_MEMORY);
  return Math.min(MOST_MEMORY_MB, Math.max(LEAST_MEMORY_MB, share));
}
