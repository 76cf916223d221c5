import "server-only";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { DatabaseError } from "./database";

const PREPARE = `
  const { PGlite } = await import("@electric-sql/pglite");
  const settings = process.argv[2].split(",");
  await (await PGlite.create({ dataDir: process.argv[1], postgresqlconf: settings })).close();
`;

/** One connection and small rows: Postgres' own sizes would cost 160 MB more. */
const SETTINGS = "shared_buffers=2MB,max_connections=3";

/**
 * Makes the files of an empty database where there are none. It happens in a process of its own,
 * because it needs half a gigabyte for some seconds, which this process would never give back, and
 * beside the folder, so that whoever is killed meanwhile leaves no half of a database.
 * @throws DatabaseError when it fails
 */
export async function prepareCluster(folder: string): Promise<void> {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  await mkdir(dirname(folder), { recursive: true });
  await removeHalves(folder);
  // The process of a start that was killed may still write into its own.
  const making = await mkdtemp(halfOf(folder));
  const failure = await makeCluster(making);
  if (failure !== null) {
    throw new DatabaseError(`No database could be made in ${folder}: ${failure}`);
  }
  await rename(making, folder);
}

function halfOf(folder: string): string {
  return `${folder}.making-`;
}

async function removeHalves(folder: string): Promise<void> {
  const name = basename(halfOf(folder));
  const siblings = await readdir(dirname(folder));
  for (const half of siblings.filter((sibling) => sibling.startsWith(name))) {
    await rm(join(dirname(folder), half), { recursive: true, force: true });
  }
}

/** Null when it is made. */
async function makeCluster(folder: string): Promise<string | null> {
  const child = spawn(
    process.execPath,
    ["--input-type=module", "--eval", PREPARE, folder, SETTINGS],
    { cwd: process.cwd(), stdio: ["ignore", "ignore", "pipe"] },
  );
  const endNow = () => child.kill("SIGKILL");
  process.once("exit", endNow);
  const stderr: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => stderr.push(text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  process.off("exit", endNow);
  return code === 0 ? null : stderr.join("").trim();
}
