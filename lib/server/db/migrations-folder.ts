import "server-only";
import { join } from "node:path";

/** The SQL that makes the tables; the standalone server carries a copy under the same path. */
export const MIGRATIONS = join(/*turbopackIgnore: true*/ process.cwd(), "lib/server/db/migrations");
