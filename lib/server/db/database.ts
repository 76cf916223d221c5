import "server-only";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import * as schema from "./schema";

/** What the dashboard keeps: on PGlite or on any PostgreSQL, without a difference to its callers. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export type OpenDatabase = {
  db: Database;
  /** Lets go of the files or connections. */
  close: () => Promise<void>;
};

/** A database that cannot be used; the message says what to do and holds no password. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
}

export const tables = schema;

/** Whether the database can keep a text: PostgreSQL takes neither NUL nor half a pair of surrogates. */
export function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}
