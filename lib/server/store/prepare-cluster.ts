import "server-only";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { StoreError } from "./store";

const PREPARE = `
  const { PGlite } = await import("@electric-sql/pglite");
  const settings = process.argv[2].split(",");
  await (await PGlite.create({ dataDir: process.argv[1], postgresqlconf: settings })).close();
`;

/** One connection and small rows: Postgres' own sizes would cost 160 MB more. */
const SETTINGS = "shared_buffers=2MB,max_connections=3";

/**
 * Makes the files of an empty database where there are none. It happens in a process of its own,
 * because it needs half a gigabyte for some seconds, which this process would never give back.
 * @throws StoreError when it fails
 */
export async function prepareCluster(folder: string): Promise<void> {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  const child = spawn(
    process.execPath,
    ["--input-type=module", "--eval", PREPARE, folder, SETTINGS],
    { cwd: process.cwd(), stdio: ["ignore", "ignore", "pipe"] },
  );
  const complaints: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => complaints.push(text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code === 0) return;
  throw new StoreError(`No database could be made in ${folder}: ${complaints.join("").trim()}`);
}
