import "server-only";
import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import * as capacity from "./capacity-schema";
import type { Channel, Listener } from "./postgres-listener";
import * as schema from "./schema";

/** What the dashboard keeps: on PGlite or on any PostgreSQL, without a difference to its callers. */
export type Database = PgDatabase<PgQueryResultHKT, typeof tables>;

export type OpenDatabase = {
  db: Database;
  /** Calls back when another process may have written; absent where there is no other. */
  listen?: Listener["listen"];
  /** Lets go of the files or connections. */
  close: () => Promise<void>;
};

/** A database that cannot be used; the message says what to do and holds no password. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
}

export const tables = { ...schema, ...capacity };

/** Whether the database can keep a text: PostgreSQL takes neither NUL nor half a pair of surrogates. */
export function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

/** Tells whoever listens, once what is under way is kept; who tells hears it, too. Nobody hears it on PGlite. */
export async function notify(db: Database, channel: Channel, body = ""): Promise<void> {
  await db.execute(sql`select pg_notify(${channel}, ${body})`);
}
