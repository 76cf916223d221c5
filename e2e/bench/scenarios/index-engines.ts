import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Figure, ms, percentile, table } from "@/e2e/bench/figures";
import type { Measurement } from "@/e2e/bench/index/measure";
import { QUESTIONS } from "@/e2e/bench/index/questions";
import { ROOT } from "@/e2e/support/app/process";

const MEASURE = fileURLToPath(new URL("../index/measure.ts", import.meta.url));

/** What a demo, a large provider and more than anybody has ask of an engine. */
export const DEFAULT_SIZES = [4_258, 100_000];

/** Beyond this many jobs a question takes PGlite seconds, and node's thread with it. */
const MOST_FOR_PGLITE = 100_000;
const LIST_LIMITS = [
  { jobs: 100_000, ms: 50 },
  { jobs: 1_000_000, ms: 150 },
];
const DELAY_MS = 20;
const SHARE_OF_PGLITE = 0.1;

/** The index in DuckDB over made-up jobs, and the same SQL on PGlite beside it; each is said as it comes. */
export async function indexEngines(sizes: readonly number[] = DEFAULT_SIZES): Promise<Figure[]> {
  const figures: Figure[] = [];
  const add = (more: readonly Figure[]) => {
    // A large number of jobs takes long, and PGlite longer: who ends it early has what came before.
    console.error(table(more));
    figures.push(...more);
  };
  for (const jobs of sizes) {
    const duckdb = await measured("duckdb", jobs);
    add(figuresOf("DuckDB", jobs, duckdb));
    if (jobs > MOST_FOR_PGLITE) continue;
    const pglite = await measured("pglite", jobs);
    add([...figuresOf("PGlite", jobs, pglite), comparison(jobs, duckdb, pglite)]);
  }
  return figures;
}

async function measured(engine: string, jobs: number): Promise<Measurement> {
  const child = spawn(
    process.execPath,
    [
      ...["--conditions=react-server", "--expose-gc", "--import", "tsx", MEASURE],
      ...["--engine", engine, "--jobs", String(jobs)],
    ],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
  );
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  const [status] = await once(child, "close");
  if (status !== 0) throw new Error(`Measuring ${engine} with ${jobs} jobs ended with ${status}.`);
  return JSON.parse(printed);
}

function figuresOf(name: string, jobs: number, run: Measurement): Figure[] {
  const count = `${jobs.toLocaleString("en-US")} jobs`;
  const ours = name === "DuckDB";
  const limit = ours ? LIST_LIMITS.find((one) => jobs <= one.jobs)?.ms : undefined;
  const p95 = percentile(run.answers, 0.95);
  const line = (what: string, measured: string): Figure => ({
    what: `… ${what}`,
    measured,
    target: "–",
    met: null,
  });
  return [
    {
      what: `${name}, ${count}: list, count and facets, ${run.answers.length}×`,
      measured: `${ms(percentile(run.answers, 0.5))} (p95 ${ms(p95)}; CPU ${ms(run.cpuOfAnswer)})`,
      target: limit === undefined ? "–" : `p95 ≤ ${limit} ms`,
      met: limit === undefined ? null : p95 <= limit,
    },
    {
      what: "… event loop p99 while written to 5 times and asked 10 times a second",
      measured: ms(run.delayP99),
      target: ours ? `≤ ${DELAY_MS} ms` : "–",
      met: ours ? run.delayP99 <= DELAY_MS : null,
    },
    line("digits inside an id", p50And95(run.find)),
    line("a page of 20, half of it changed", p50And95(run.page)),
    line("memory", `${run.memoryMb.toFixed(0)} MB`),
  ];
}

function comparison(jobs: number, duckdb: Measurement, pglite: Measurement): Figure {
  const ratio = percentile(duckdb.answers, 0.95) / percentile(pglite.answers, 0.95);
  const differs = QUESTIONS.filter((_, index) => duckdb.said[index] !== pglite.said[index]);
  const same = differs.length === 0;
  const disagree = same
    ? ""
    : `; THEY DISAGREE about ${differs.map(({ what }) => what).join("; ")}`;
  // Few jobs are no work for either.
  const counts = jobs >= MOST_FOR_PGLITE;
  return {
    what: `DuckDB beside PGlite, ${jobs.toLocaleString("en-US")} jobs, p95`,
    measured: `${ratio.toFixed(2)} ×${disagree}`,
    target: counts ? `≤ ${SHARE_OF_PGLITE} ×` : "the same answers",
    met: same && (!counts || ratio <= SHARE_OF_PGLITE),
  };
}

function p50And95(sample: readonly number[]): string {
  return `${ms(percentile(sample, 0.5))} (p95 ${ms(percentile(sample, 0.95))})`;
}
