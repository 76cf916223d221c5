import { monitorEventLoopDelay } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { timed } from "@/e2e/bench/figures";
import { duckDbEngine } from "./duckdb";
import type { Engine } from "./engine";
import { changedPage, madeUpJobs } from "./made-up-jobs";
import { pgliteEngine } from "./pglite";
import { NOW, QUESTIONS, type Question } from "./questions";

const ENGINES: Record<string, () => Promise<Engine>> = {
  duckdb: duckDbEngine,
  pglite: pgliteEngine,
};

const PAGE = 20;
/** The first filling is not what is measured: larger pages get there sooner. */
const FILLING = 1_000;
const PAGES = 100;
const ROUNDS = 12;
const BUSY_MS = 10_000;
const WRITES_A_SECOND = 5;
const QUESTIONS_A_SECOND = 10;

/** What one engine takes for one number of jobs, times in milliseconds. */
export type Measurement = {
  memoryMb: number;
  /** A page of which half has changed. */
  page: number[];
  /** The list, the count and the facets of each question, again and again. */
  answers: number[];
  /** Of one of these on all cores: beside other work it says more than the time. */
  cpuOfAnswer: number;
  find: number[];
  /** How late node's thread was while pages were written and questions asked, p99. */
  delayP99: number;
  /** How many match each question, and the first of them: engines that agree say the same. */
  said: string[];
};

/**
 * Measures one engine, and prints what came out as JSON. A process of its own, under the condition
 * `react-server`: memory and the delays of its thread belong to that engine alone.
 */
const { values } = parseArgs({
  options: { engine: { type: "string" }, jobs: { type: "string" } },
});
const open = ENGINES[values.engine ?? ""];
if (open === undefined) throw new Error(`There is no engine ${values.engine}.`);
process.stdout.write(JSON.stringify(await measure(open, Number(values.jobs))));

async function measure(openEngine: () => Promise<Engine>, count: number): Promise<Measurement> {
  const jobs = madeUpJobs(NOW);
  jobs.take(FILLING);
  const before = residentMb();
  const engine = await openEngine();
  for (let left = count - PAGE; left > 0; left -= FILLING) {
    await engine.write(jobs.take(Math.min(FILLING, left)));
  }
  const recent = jobs.take(PAGE);
  await engine.write(recent);
  const said: string[] = [];
  for (const question of QUESTIONS) {
    const { ids, total } = await engine.answer(question);
    said.push(`${total}: ${ids.join(" ")}`);
  }
  const page = await repeat(PAGES, (round) => engine.write(changedPage(recent, round)));
  const cpu = process.cpuUsage();
  const answers = await repeat(ROUNDS * QUESTIONS.length, (round) =>
    engine.answer(questionOf(round)),
  );
  const { user, system } = process.cpuUsage(cpu);
  const cpuOfAnswer = (user + system) / 1_000 / answers.length;
  const find = await repeat(ROUNDS * 2, (round) => engine.find(String(4_000 + round * 37)));
  const delayP99 = await busy(engine, recent);
  const memoryMb = residentMb() - before;
  await engine.close();
  return { memoryMb, page, answers, cpuOfAnswer, find, delayP99, said };
}

/** One after the other, again and again. */
function questionOf(round: number): Question {
  return QUESTIONS[round % QUESTIONS.length] ?? QUESTIONS[0];
}

async function repeat(count: number, task: (round: number) => Promise<unknown>) {
  const waits: number[] = [];
  for (let round = 0; round < count; round++) waits.push((await timed(() => task(round))).took);
  return waits;
}

/** Syncs and is asked at once, as on a busy day. */
async function busy(engine: Engine, recent: Parameters<Engine["write"]>[0]): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const work: Promise<unknown>[] = [];
  let rounds = 0;
  const write = () => work.push(engine.write(changedPage(recent, PAGES + rounds++)));
  const ask = () => work.push(engine.answer(questionOf(rounds++)));
  delay.enable();
  const timers = [
    setInterval(write, 1_000 / WRITES_A_SECOND),
    setInterval(ask, 1_000 / QUESTIONS_A_SECOND),
  ];
  await new Promise((resolve) => setTimeout(resolve, BUSY_MS));
  for (const timer of timers) clearInterval(timer);
  await Promise.all(work);
  delay.disable();
  return delay.percentile(99) / 1_000_000;
}

function residentMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1024 / 1024;
}
