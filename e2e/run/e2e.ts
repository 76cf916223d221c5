import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RESULTS } from "@/e2e/support/app/artifacts";
import { ROOT } from "@/e2e/support/app/process";
import { startApp, startThriftily } from "@/e2e/support/app/server";
import { shareApp } from "@/e2e/support/app/shared-app";
import { ensureChromium } from "@/e2e/support/run/chromium";
import { countBoth, mayTryAgain } from "@/e2e/support/run/retry-timeouts";
import { type Part, partsOf } from "@/e2e/support/run/suite-parts";
import { addCounts, type Counts, countE2e, countUnit, NO_TESTS } from "@/e2e/support/run/tally";

const REPORTS = join(ROOT, "e2e/.report");
const LAST_RUN = join(REPORTS, "last-run.json");

type Run = { ok: boolean; counts: Counts };

/** Runs every spec, or those that the arguments choose: paths, and options of their runner. */
const chosen = process.argv.slice(2);
const parts = partsOf(chosen);
const isWhole = parts.length > 1;

// Leaks alone are looked for in what the last run has left.
if (parts[0] !== "leaks") rmSync(RESULTS, { recursive: true, force: true });
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

startThriftily();

// Whoever is interrupted takes the app along, which is a process group of its own.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

const runs = isWhole ? await runAll() : [await run(parts[0] ?? "browser")];
const counts = runs.map((one) => one.counts).reduce(addCounts, NO_TESTS);
writeFileSync(join(REPORTS, "e2e.json"), JSON.stringify(counts));
process.exitCode = runs.every(({ ok }) => ok) ? 0 : 1;

/** One app for both runners, which run side by side: what waits in one leaves its core to the other. */
async function runAll(): Promise<Run[]> {
  const app = await startApp();
  shareApp(app);
  const [api, browser] = await Promise.all([run("api"), run("browser")]);
  await app.stop();
  return [api, browser, await run("leaks")];
}

function run(part: Part): Promise<Run> {
  return part === "browser" ? runBrowser() : runVitest(part);
}

async function runVitest(part: Part): Promise<Run> {
  const report = join(REPORTS, `${part}.json`);
  const ok = await start("vitest/vitest.mjs", [
    ...["run", "--config", "vitest.e2e.config.ts", "--project", part],
    // Beside the browsers' runner one worker is enough, and fills the time in which they wait.
    ...(isWhole ? ["--maxWorkers=1", "--reporter=dot"] : ["--reporter=default"]),
    ...["--reporter=json", `--outputFile.json=${report}`, ...chosen],
  ]);
  return { ok, counts: existsSync(report) ? countUnit(readJson(report)) : NO_TESTS };
}

/** In CI, where cores are shared, tests of which nothing but the time ran out get a second run. */
async function runBrowser(): Promise<Run> {
  const report = join(REPORTS, "browser.json");
  const env = {
    PLAYWRIGHT_CHROMIUM_PATH: ensureChromium(),
    PLAYWRIGHT_LAST_RUN_OUTPUT_FILE: LAST_RUN,
  };
  const play = async (...more: string[]) => {
    rmSync(report, { force: true });
    const ok = await start("@playwright/test/cli.js", ["test", ...chosen, ...more], env);
    return { ok, report: existsSync(report) ? readJson(report) : null };
  };
  const first = await play();
  if (first.report === null) return { ok: false, counts: NO_TESTS };
  if (first.ok || !process.env.CI || !mayTryAgain(first.report)) {
    return { ok: first.ok, counts: countE2e(first.report) };
  }
  console.log("\nNothing but the time ran out: these tests get a second run.\n");
  const second = await play("--last-failed");
  if (second.report === null) return { ok: false, counts: countE2e(first.report) };
  return { ok: second.ok, counts: countBoth(first.report, second.report) };
}

async function start(
  cli: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<boolean> {
  const child = spawn(process.execPath, [join(ROOT, "node_modules", cli), ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  const [status] = await once(child, "close");
  return status === 0;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
