import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "@/e2e/support/browser";
import { ROOT } from "@/e2e/support/process";
import { RESULTS } from "@/e2e/support/results";
import { countBoth, mayTryAgain } from "@/e2e/support/second-try";
import { addCounts, type Counts, countE2e, countUnit, NO_TESTS } from "@/e2e/support/tally";
import { partsOf } from "@/e2e/support/whole-run";

const REPORTS = join(ROOT, "e2e/.report");
const LAST_RUN = join(REPORTS, "last-run.json");

/** Runs every spec, or those that the arguments choose: paths, and options of their runner. */
const chosen = process.argv.slice(2);
const parts = partsOf(chosen);
const runs = { api: runVitest, browser: runBrowser, traces: runVitest };

// Traces alone are looked for in what the last run has left.
if (parts[0] !== "traces") rmSync(RESULTS, { recursive: true, force: true });
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
let counts: Counts = NO_TESTS;
let ok = true;
for (const part of parts) {
  const run = runs[part](part);
  counts = addCounts(counts, run.counts);
  ok &&= run.ok;
}
writeFileSync(join(REPORTS, "e2e.json"), JSON.stringify(counts));
process.exitCode = ok ? 0 : 1;

type Run = { ok: boolean; counts: Counts };

function runVitest(part: string): Run {
  const report = join(REPORTS, `${part}.json`);
  const ended = start("vitest/vitest.mjs", [
    ...["run", "--config", "vitest.e2e.config.ts", "--project", part],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...chosen],
  ]);
  const counted = existsSync(report) ? countUnit(readJson(report)) : NO_TESTS;
  return { ok: ended, counts: counted };
}

/** In CI, where cores are shared, tests of which nothing but the time ran out get a second run. */
function runBrowser(): Run {
  const report = join(REPORTS, "browser.json");
  const env = {
    PLAYWRIGHT_CHROMIUM_PATH: ensureChromium(),
    PLAYWRIGHT_LAST_RUN_OUTPUT_FILE: LAST_RUN,
  };
  const play = (...more: string[]) => {
    rmSync(report, { force: true });
    const ended = start("@playwright/test/cli.js", ["test", ...chosen, ...more], env);
    return { ok: ended, report: existsSync(report) ? readJson(report) : null };
  };
  const first = play();
  if (first.report === null) return { ok: false, counts: NO_TESTS };
  if (first.ok || !process.env.CI || !mayTryAgain(first.report)) {
    return { ok: first.ok, counts: countE2e(first.report) };
  }
  console.log("\nNothing but the time ran out: these tests get a second run.\n");
  const second = play("--last-failed");
  if (second.report === null) return { ok: false, counts: countE2e(first.report) };
  return { ok: second.ok, counts: countBoth(first.report, second.report) };
}

function start(cli: string, args: readonly string[], env: Record<string, string> = {}): boolean {
  const { status } = spawnSync(process.execPath, [join(ROOT, "node_modules", cli), ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return status === 0;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
