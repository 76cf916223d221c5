import "server-only";
import { constants, existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareCluster } from "@/lib/server/db/prepare-cluster";

const CACHE = join(process.cwd(), "node_modules/.cache/service-jobs");

/**
 * A folder with an empty embedded database to copy: making one takes seconds, copying it does not.
 * It outlives the run and is made anew for another version of PGlite.
 */
export async function clusterTemplate(): Promise<string> {
  const template = join(CACHE, `cluster-${await pgliteVersion()}`);
  if (existsSync(template)) return template;
  await mkdir(CACHE, { recursive: true });
  const made = await mkdtemp(join(CACHE, "making-"));
  await prepareCluster(join(made, "postgres"));
  try {
    await rename(made, template);
  } catch {
    // Somebody else has made it meanwhile.
    await rm(made, { recursive: true });
  }
  return template;
}

/** A DATA_DIR of its own, with an empty database in it. */
export async function freshDataDir(): Promise<string> {
  const template = await clusterTemplate();
  const folder = await mkdtemp(join(tmpdir(), "database-"));
  await cp(template, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return folder;
}

async function pgliteVersion(): Promise<string> {
  const file = join(process.cwd(), "node_modules/@electric-sql/pglite/package.json");
  const { version } = JSON.parse(await readFile(file, "utf8"));
  return String(version);
}
