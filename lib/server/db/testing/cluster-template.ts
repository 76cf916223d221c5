import "server-only";
import { createHash } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPglite } from "@/lib/server/db/open-pglite";
import { MIGRATIONS } from "@/lib/server/db/open-postgres";
import { prepareCluster } from "@/lib/server/db/prepare-cluster";

const CACHE = join(process.cwd(), "node_modules/.cache/service-jobs");

/**
 * A folder with an embedded database without tables, to copy: making one takes seconds, copying it does
 * not. It outlives the run and is made anew for another version of PGlite.
 */
async function clusterTemplate(): Promise<string> {
  return made(`cluster-${await pgliteVersion()}`, (folder) =>
    prepareCluster(join(folder, "postgres")),
  );
}

/** The same with our tables, as an app makes them at its first start: a second for each that need not. */
export async function databaseTemplate(): Promise<string> {
  const cluster = await clusterTemplate();
  return made(`database-${await pgliteVersion()}-${await migrationsHash()}`, async (folder) => {
    await copy(cluster, folder);
    await (await openPglite(folder)).close();
  });
}

async function made(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const template = join(CACHE, name);
  if (existsSync(template)) return template;
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, "making-"));
  await make(folder);
  try {
    await rename(folder, template);
  } catch {
    // Somebody else has made it meanwhile.
    await rm(folder, { recursive: true });
  }
  return template;
}

/** A DATA_DIR of its own: with an empty database in it, or with one that has no tables yet. */
export async function freshDataDir({ hasTables = true } = {}): Promise<string> {
  const template = await (hasTables ? databaseTemplate() : clusterTemplate());
  const folder = await mkdtemp(join(tmpdir(), "database-"));
  await copy(template, folder);
  return folder;
}

function copy(from: string, to: string): Promise<void> {
  return cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

async function migrationsHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of (await readdir(MIGRATIONS)).toSorted()) {
    if (name.endsWith(".sql")) hash.update(await readFile(join(MIGRATIONS, name)));
  }
  return hash.digest("hex").slice(0, 12);
}

async function pgliteVersion(): Promise<string> {
  const file = join(process.cwd(), "node_modules/@electric-sql/pglite/package.json");
  const { version } = JSON.parse(await readFile(file, "utf8"));
  return String(version);
}
