import "server-only";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { lockDataDir } from "./data-dir-lock";
import { DatabaseError, type OpenDatabase, tables } from "./database";
import { MIGRATIONS } from "./open-postgres";
import { prepareCluster } from "./prepare-cluster";

/**
 * Opens the embedded database in a folder, makes it where there is none, and brings its tables up to
 * date.
 * @throws DatabaseError when the folder cannot be written or belongs to another process
 */
export async function openPglite(dataDir: string): Promise<OpenDatabase> {
  const unlock = await claimFolder(dataDir);
  try {
    const folder = join(dataDir, "postgres");
    await prepareCluster(folder);
    const client = await PGlite.create({ dataDir: folder });
    const db = drizzle({ client, schema: tables });
    await migrate(db, { migrationsFolder: MIGRATIONS });
    return {
      db,
      close: async () => {
        await client.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function claimFolder(dataDir: string): Promise<() => Promise<void>> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return await lockDataDir(dataDir, { lost: () => endNow(dataDir) });
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(`DATA_DIR ${dataDir} cannot be written to.`, { cause: error });
  }
}

/** Whatever this process still wrote would damage the database of the other one. */
function endNow(dataDir: string): never {
  process.stderr.write(
    `\nAnother process has taken over DATA_DIR ${dataDir}, because this one stood still. It ends.\n\n`,
  );
  process.exit(1);
}
