import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import { ROOT } from "@/e2e/support/app/process";
import { type App, startApp } from "@/e2e/support/app/server";
import { scriptsOf } from "@/e2e/support/screen/first-load";

/** What a container gets, at a place from which the repository cannot be found. */
let home: string;
let data: string;
let app: App;
let before: readonly string[];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "service-jobs-image-"));
  data = mkdtempSync(join(tmpdir(), "service-jobs-volume-"));
  const standalone = join(ROOT, ".next/standalone");
  cpSync(standalone, home, { recursive: true, verbatimSymlinks: true });
  before = contentsOf(home);
  // A day of jobs is there at once; the other two years are nobody's concern here.
  app = await startApp({ DATA_DIR: data, INDEX: "memory", INDEX_SHARE: "0.1" }, home);
});

afterAll(async () => {
  await app?.stop();
  for (const folder of [home, data]) rmSync(folder, { recursive: true, force: true });
});

/** Every file with its size and time of change: two equal lists mean that nobody wrote. */
function contentsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .toSorted()
    .map((path) => {
      const { size, mtimeMs } = lstatSync(join(folder, path));
      return `${path} ${size} ${mtimeMs}`;
    });
}

test("signs in, renders and serves its files with nothing beside it", async () => {
  const cookie = cookieHeader(await signInDemo(app.baseUrl, "manager"));
  const get = (path: string) => fetch(`${app.baseUrl}${path}`, { headers: { cookie } });
  const page = await get("/jobs");
  expect(page.status).toBe(200);
  const html = await page.text();
  const styles = [...html.matchAll(/href="(\/_next\/static\/[^"]+\.css[^"]*)"/gu)];
  const assets = [...scriptsOf(html), ...styles.map(([, path]) => path ?? "")];
  expect(assets.length).toBeGreaterThan(5);
  expect(styles.length).toBeGreaterThan(0);
  for (const path of [...assets, "/icon.svg", "/api/jobs", "/api/ready"]) {
    expect((await get(path)).status, path).toBe(200);
  }
});

test("answers from its index", async () => {
  const cookie = cookieHeader(await signInDemo(app.baseUrl, "manager"));
  const facets = () => fetch(`${app.baseUrl}/api/jobs/facets?created=24h`, { headers: { cookie } });
  await expect
    .poll(async () => (await facets()).status, { timeout: 60_000, interval: 500 })
    .toBe(200);
  expect(await (await facets()).json()).toMatchObject({ source: "index" });
});

test("works without an index where DuckDB is missing, and says so @deep", async () => {
  const bare = mkdtempSync(join(tmpdir(), "service-jobs-image-"));
  const filter = (path: string) => !path.includes("@duckdb");
  cpSync(home, bare, { recursive: true, verbatimSymlinks: true, filter });
  const live = await startApp({ INDEX: "memory" }, bare);
  try {
    const cookie = cookieHeader(await signInDemo(live.baseUrl, "manager"));
    const get = async (path: string) =>
      (await fetch(`${live.baseUrl}${path}`, { headers: { cookie } })).json();
    await expect
      .poll(() => get("/api/index"))
      .toMatchObject({ state: "off", reason: "engine_missing" });
    const { jobs } = await get("/api/jobs?created=24h");
    expect(jobs.length).toBeGreaterThan(0);
    expect(live.readLog()).toContain("engine_missing");
  } finally {
    await live.stop();
    rmSync(bare, { recursive: true, force: true });
  }
});

test("answers its own health check, which fails where nobody serves @deep", () => {
  const check = (port: string) =>
    spawnSync(process.execPath, ["lib/cli/healthy.mjs"], {
      cwd: home,
      env: { ...process.env, PORT: port },
    }).status;
  expect(check(new URL(app.baseUrl).port)).toBe(0);
  expect(check("1")).toBe(1);
});

test("keeps its database in DATA_DIR and writes nowhere in its own folder", async () => {
  // An export leaves an audit record first, so it waits for the database to be made.
  const cookie = cookieHeader(await signInDemo(app.baseUrl, "manager"));
  const address = `${app.baseUrl}/api/jobs/export?created=24h&format=csv`;
  const { status } = await fetch(address, { headers: { cookie } });
  expect(status).toBe(200);
  expect(existsSync(join(data, "postgres/PG_VERSION"))).toBe(true);
  expect(contentsOf(home)).toEqual(before);
});

test("carries no settings, no data, no tests and no sources", () => {
  const own = before.filter((line) => !line.includes("node_modules/"));
  const strange = own.filter((line) =>
    /(^|\/)(\.env|\.data|\.git|e2e|testing)|\.(test|spec)\.|\.tsx? /u.test(line),
  );
  expect(strange).toEqual([]);
  expect(own.length).toBeGreaterThan(50);
  expect(before.filter((line) => /node_modules\/(sharp|@img)\b/u.test(line))).toEqual([]);
});

test("carries the whole of DuckDB's build for this machine, which no import names", () => {
  const scope = join("node_modules", "@duckdb");
  const builds = readdirSync(join(ROOT, scope)).filter((name) => name.startsWith("node-bindings-"));
  expect(builds).not.toEqual([]);
  for (const build of builds) {
    for (const file of readdirSync(join(ROOT, scope, build))) {
      const path = join(scope, build, file);
      expect(readFileSync(join(home, path)).equals(readFileSync(join(ROOT, path))), path).toBe(
        true,
      );
    }
  }
});
