import "server-only";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Pool } from "pg";
import { MIGRATIONS } from "./migrations-folder";
import { type Store, StoreError, tables } from "./store";

const CONNECTIONS = 5;
const CONNECT_MS = 10_000;
const STATEMENT_MS = 15_000;
/** Any number, the same for everybody who brings these tables up to date. */
const MIGRATION_LOCK = 7_305_118;

/**
 * Connects to a PostgreSQL and brings its tables up to date. The address is asked for with every new
 * connection, so that a password can be exchanged; connections that stand go on.
 * @throws StoreError when it cannot be reached; the address, which holds a password, is not repeated
 */
export async function openPostgres(databaseUrl: () => string): Promise<Store> {
  const pool = new Pool({
    connectionString: databaseUrl(),
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
  });
  Object.defineProperty(pool.options, "connectionString", { get: databaseUrl, enumerable: true });
  // An idle connection that the server closes is replaced when it is needed next.
  pool.on("error", () => undefined);
  // One that breaks while it is used fails its question; node would end the process for the event.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const db = drizzle({ client: pool, schema: tables });
  try {
    await bringUpToDate(pool);
  } catch (error) {
    await pool.end();
    throw new StoreError(`The database of DATABASE_URL cannot be used: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
  return { db, close: () => pool.end() };
}

/** One process at a time: several may start side by side. */
async function bringUpToDate(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle({ client }), { migrationsFolder: MIGRATIONS });
  } finally {
    // Not to be used again: with the connection goes the lock.
    client.release(true);
  }
}

function reasonOf(error: unknown): string {
  const known = [error, error instanceof Error ? error.cause : undefined].find(
    (candidate) => candidate instanceof Error && "code" in candidate,
  );
  return known && typeof known === "object" && "code" in known ? String(known.code) : "it refused";
}
