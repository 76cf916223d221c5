import "server-only";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import * as schema from "./schema";

/** What the dashboard keeps: on PGlite or on any PostgreSQL, the callers cannot tell. */
export type StoreDatabase = PgDatabase<PgQueryResultHKT, typeof schema>;

export type Store = {
  db: StoreDatabase;
  /** Lets go of the files or connections. */
  close: () => Promise<void>;
};

/** Where to keep it: a folder of this machine, or the address of a PostgreSQL. */
export type StorePlace = { dataDir: string } | { databaseUrl: string };

/** A store that cannot be used; the message says what to do and holds no password. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

export const tables = schema;

/** Whether the store can keep a text: PostgreSQL takes neither NUL nor half a pair of surrogates. */
export function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}
