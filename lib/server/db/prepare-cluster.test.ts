import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { prepareCluster } from "./prepare-cluster";

it("begins anew where a process was killed while it made the database @deep", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "database-"));
  const half = join(dataDir, "postgres.making-killed");
  await mkdir(half);
  await writeFile(join(half, "PG_VERSION"), "17");
  await prepareCluster(join(dataDir, "postgres"));
  expect(await readdir(dataDir)).toEqual(["postgres"]);
  expect(existsSync(join(dataDir, "postgres/PG_VERSION"))).toBe(true);
  await rm(dataDir, { recursive: true });
});
