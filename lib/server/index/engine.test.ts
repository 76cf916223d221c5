import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { openEngine } from "./engine";
import { memoryLimitMb } from "./open-tables";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "index-"));
  file = join(folder, "data", "index.duckdb");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const factRow = z.object({ name: z.string() });

async function keep(name: string): Promise<void> {
  const engine = await openEngine(file);
  await engine.write(({ run }) => run("insert into facts values ($1, '1')", [name]));
  await engine.close();
}

async function kept(): Promise<string[]> {
  const engine = await openEngine(file);
  const rows = await engine.read("select name from facts order by name", [], factRow);
  await engine.close();
  return rows.map(({ name }) => name);
}

it("says so where its binary is missing", async () => {
  const missing = () => Promise.reject(new Error("libduckdb.so: cannot open shared object file"));
  await expect(openEngine(null, missing)).rejects.toMatchObject({ reason: "engine_missing" });
});

it("keeps a file, in a folder that it makes", async () => {
  await keep("a");
  await keep("b");
  expect(await kept()).toEqual(["a", "b"]);
});

it("makes a file anew that is none of its kind", async () => {
  await keep("a");
  await writeFile(file, "no database".repeat(1000));
  expect(await kept()).toEqual([]);
});

it("makes a file of another projection anew, with its log", async () => {
  await keep("a");
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run("update projection set version = 'older'");
  connection.closeSync();
  instance.closeSync();
  expect(await kept()).toEqual([]);
  await keep("b");
  expect(await kept()).toEqual(["b"]);
});

it("refuses a folder that cannot be made", async () => {
  await writeFile(join(folder, "data"), "a file");
  await expect(openEngine(file)).rejects.toMatchObject({ reason: "folder" });
});

it("refuses a file that another process has open, and leaves it be", async () => {
  await keep("a");
  const duckdb = createRequire(import.meta.url).resolve("@duckdb/node-api");
  const program = `require(${JSON.stringify(duckdb)}).DuckDBInstance.create(${JSON.stringify(file)})
    .then((instance) => { console.log("open"); process.stdin.on("end", () => instance.closeSync()).resume(); })`;
  const other = spawn(process.execPath, ["-e", program], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(other, "exit");
  expect(String(await once(other.stdout, "data"))).toContain("open");
  await expect(openEngine(file)).rejects.toMatchObject({ reason: "folder" });
  other.stdin.end();
  await ended;
  expect(await kept()).toEqual(["a"]);
});

it("reaches nothing outside its own file, and cannot be told to", async () => {
  const engine = await openEngine(null);
  const tries = [
    `copy facts to '${folder}/out.csv'`,
    `attach '${folder}/other.duckdb'`,
    "install httpfs",
    "set threads = 4",
    "set enable_external_access = true",
    "set temp_directory = '/tmp'",
  ];
  for (const sql of tries) {
    await expect(
      engine.write(({ run }) => run(sql)),
      sql,
    ).rejects.toThrow();
  }
  await engine.close();
  expect(await readdir(folder)).toEqual([]);
});

it("takes back all of a write that fails, and goes on with the next", async () => {
  const engine = await openEngine(null);
  const add = "insert into facts values ($1, '1')";
  const fails = engine.write(async ({ run }) => {
    await run(add, ["a"]);
    await run(add, ["a"]);
  });
  const next = engine.write(({ run }) => run(add, ["b"]));
  await expect(fails).rejects.toThrow();
  await next;
  expect(await engine.read("select name from facts", [], factRow)).toEqual([{ name: "b" }]);
  await engine.close();
});

it("ends what was begun before it closes, and refuses what comes after", async () => {
  const engine = await openEngine(null);
  const asked = Array.from({ length: 9 }, () =>
    engine.read("select count(*)::varchar as name from range(3000000)", [], factRow),
  );
  await engine.close();
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 9 }, () => [{ name: "3000000" }]));
  await expect(engine.read("select '1' as name", [], factRow)).rejects.toThrow("closed");
});

it("finds with a statement that was prepared before what has changed since", async () => {
  const engine = await openEngine(null);
  const insert = (from: number, missed: number) =>
    engine.write((statement) =>
      statement.run(
        `insert into jobs (id, marketplace, readNumber, seenAt, firstSeenAt, missed, idsEmptied)
         select i::varchar, 'US', 1, 0, 0, $2::integer, false
         from range($1::bigint, $1::bigint + 10) as r(i)`,
        [from, missed],
      ),
    );
  const visible = () =>
    engine.read(
      "select count(*)::integer as n from jobs where missed < 2",
      [],
      z.object({ n: z.number() }),
    );
  await insert(0, 0);
  expect(await visible()).toEqual([{ n: 10 }]);
  await insert(10, 2);
  expect(await visible()).toEqual([{ n: 10 }]);
  await engine.close();
});

it("frees what changed jobs took, while it is asked, and holds each id once after @deep", async () => {
  const engine = await openEngine(null);
  // Only whole groups of rows become free.
  const count = 130_000;
  for (const round of [1, 2]) {
    await engine.write(async ({ run }) => {
      await run("delete from jobs");
      await run(
        `insert into jobs (id, marketplace, readNumber, seenAt, firstSeenAt, missed, idsEmptied)
         select i::varchar, 'US', $1, 0, 0, 0, false from range(${count}) as r(i)`,
        [round],
      );
    });
  }
  const places = () =>
    engine.read(
      "select count(*)::double as held, (max(rowid) + 1)::double as places from jobs",
      [],
      z.object({ held: z.number(), places: z.number() }),
    );
  expect(await places()).toEqual([{ held: count, places: 2 * count }]);
  const asked = Array.from({ length: 9 }, places);
  await engine.vacuum();
  for (const [found] of await Promise.all(asked)) expect(found?.held).toBe(count);
  expect(await places()).toEqual([{ held: count, places: count }]);
  const again = engine.write(({ run }) => run("insert into jobs (id) values ('7')"));
  await expect(again).rejects.toThrow(/duplicate/i);
  await engine.close();
}, 120_000);

it("gives DuckDB half of what there is, within limits", () => {
  const GB = 1024 ** 3;
  expect(memoryLimitMb(0, 3 * GB)).toBe(1536);
  expect(memoryLimitMb(1 * GB, 24 * GB)).toBe(512);
  expect(memoryLimitMb(2 ** 63, 3 * GB)).toBe(1536);
  expect(memoryLimitMb(0, 24 * GB)).toBe(2048);
  expect(memoryLimitMb(GB / 4, 24 * GB)).toBe(256);
});
