import { readdir, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseTemplate, freshDataDir } from "@/lib/server/db/testing/cluster-template";
import { keepsThePromises } from "@/lib/server/db/testing/database-contract";
import { openDatabase } from "./process-database";

const MAKING_ONE_MS = 60_000;

describe("the database in a folder", () => {
  const folders: string[] = [];

  beforeAll(databaseTemplate, MAKING_ONE_MS);
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  async function fresh(options?: { hasTables: boolean }) {
    const dataDir = await freshDataDir(options);
    folders.push(dataDir);
    return { dataDir };
  }

  keepsThePromises(fresh, () => fresh({ hasTables: false }));

  it("belongs to one opener at a time, and to the next one as soon as it is closed @deep", async () => {
    const location = await fresh();
    const opened = await openDatabase(location);
    await expect(openDatabase(location)).rejects.toThrow(
      `DATA_DIR ${location.dataDir} is in use by the process ${process.pid} on ${hostname()}. Stop it, or give each its own folder.`,
    );
    await opened.close();
    await (await openDatabase(location)).close();
    expect(await readdir(location.dataDir)).toEqual(["postgres"]);
  });

  it("says when its folder cannot be made", async () => {
    const { dataDir } = await fresh();
    const file = join(dataDir, "file");
    await writeFile(file, "");
    await expect(openDatabase({ dataDir: join(file, "below") })).rejects.toThrow(
      `DATA_DIR ${join(file, "below")} cannot be written to.`,
    );
  });
});
