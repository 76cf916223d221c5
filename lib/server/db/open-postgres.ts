import "server-only";
import { Socket } from "node:net";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client, Pool, type PoolClient } from "pg";
import { DatabaseError, type OpenDatabase, tables } from "./database";
import { createListener } from "./postgres-listener";

/** The SQL that makes the tables; the standalone server carries a copy under the same path. */
export const MIGRATIONS = join(/*turbopackIgnore: true*/ process.cwd(), "lib/server/db/migrations");

const CONNECTIONS = 5;
const KEEP_ALIVE_AFTER_MS = 10_000;
/** Any number, the same for everybody who brings these tables up to date. */
const MIGRATION_LOCK = 7_305_118;

/** All in milliseconds. */
type PostgresLimits = {
  /** For a connection to stand, the waiting for a free one included. */
  connectMs: number;
  /** For one statement, by the server. */
  statementMs: number;
  /** For a statement to wait for somebody else's lock, by the server. */
  lockMs: number;
  /** For a transaction in which nothing happens, by the server. */
  idleTransactionMs: number;
  /** For a connection in use on which no byte comes or goes: its other end is gone. */
  silenceMs: number;
};

const LIMITS: PostgresLimits = {
  connectMs: 10_000,
  statementMs: 15_000,
  lockMs: 10_000,
  idleTransactionMs: 15_000,
  // More than the server takes to give up by itself.
  silenceMs: 20_000,
};

/**
 * Connects to a PostgreSQL and brings its tables up to date. The address is asked for with every new
 * connection, so that a password can be exchanged; connections that stand go on. Outside of this
 * machine the connection is encrypted and the server's certificate checked, unless the address says
 * otherwise with `sslmode`.
 * @throws DatabaseError when it cannot be reached; the address, which holds a password, is not repeated
 */
export async function openPostgres(
  databaseUrl: () => string,
  limits: PostgresLimits = LIMITS,
): Promise<OpenDatabase> {
  const pool = new Pool({
    max: CONNECTIONS,
    connectionTimeoutMillis: limits.connectMs,
    statement_timeout: limits.statementMs,
    lock_timeout: limits.lockMs,
    idle_in_transaction_session_timeout: limits.idleTransactionMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    stream: () => socketThatEnds(limits.silenceMs),
  });
  // What the address says of TLS comes before this.
  const ssl = () => (isOnThisMachine(databaseUrl()) ? undefined : true);
  Object.defineProperties(pool.options, {
    connectionString: { get: databaseUrl, enumerable: true },
    ssl: { get: ssl, enumerable: true },
  });
  // An idle connection that the server closes is replaced when it is needed next.
  pool.on("error", () => undefined);
  // One that breaks while it is used fails its question; node would end the process for the event.
  pool.on("connect", (client) => client.on("error", () => undefined));
  takeBackBroken(pool);
  const db = drizzle({ client: pool, schema: tables });
  try {
    await bringUpToDate(pool);
  } catch (error) {
    await pool.end();
    throw new DatabaseError(`The database of DATABASE_URL cannot be used: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
  const { listen, close } = createListener(() => ({
    ...{ connectionString: databaseUrl(), ssl: ssl(), keepAlive: true },
    connectionTimeoutMillis: limits.connectMs,
  }));
  return {
    db,
    listen,
    async close() {
      await close();
      await pool.end();
    },
  };
}

/** The server's own limits are no help where no word of it comes through any more. */
function socketThatEnds(silenceMs: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(silenceMs, () => {
    socket.destroy(Object.assign(new Error("The database is silent."), { code: "ETIMEDOUT" }));
  });
}

/** Drizzle gives back no connection on which a transaction could not begin: the pool would run dry. */
function takeBackBroken(pool: Pool): void {
  const inUse = new Set<PoolClient>();
  pool.on("acquire", (client) => inUse.add(client));
  pool.on("release", (_, client) => inUse.delete(client));
  pool.on("connect", (client) =>
    client.once("end", () => {
      if (!inUse.has(client)) return;
      client.release(true);
      client.release = () => undefined;
    }),
  );
}

function isOnThisMachine(databaseUrl: string): boolean {
  const { host } = new Client({ connectionString: databaseUrl });
  return /^(\/|127\.|localhost$|::1$|$)/u.test(host);
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
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : null;
    if (code !== null && /CERT|ERR_TLS|UNABLE_TO/u.test(code)) {
      return `its certificate is not to be trusted (${code}). Name who signed it with sslrootcert=, or add sslmode=no-verify`;
    }
    if (code !== null) return code;
    if (/support SSL/u.test(cause.message)) {
      return "it offers no encrypted connection. Add sslmode=disable where the network to it is safe";
    }
    if (/time-?out/iu.test(cause.message)) return "it does not answer";
  }
  return "it refused";
}
