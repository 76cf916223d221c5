import { cpus } from "node:os";
import { table } from "@/e2e/bench/figures";
import { runScenarios, selectScenarios } from "@/e2e/bench/run-scenarios";
import { board } from "@/e2e/bench/ui/board";
import { dayQuestions } from "@/e2e/bench/ui/day-questions";
import { interactionLatency } from "@/e2e/bench/ui/interaction-latency";
import { pageLoad } from "@/e2e/bench/ui/page-load";
import { pageTurn } from "@/e2e/bench/ui/page-turn";
import { screens } from "@/e2e/bench/ui/screens";
import { scriptLoading } from "@/e2e/bench/ui/script-loading";
import { typing } from "@/e2e/bench/ui/typing";

/** Measures the built screen in Chromium: `npm run bench:ui`, or parts of it, `npm run bench:ui -- typing`. */
const chosen = selectScenarios(
  {
    load: pageLoad,
    scripts: scriptLoading,
    typing,
    turn: pageTurn,
    interaction: interactionLatency,
    board,
    screens,
    questions: dayQuestions,
  },
  process.argv.slice(2),
);
const figures = await runScenarios(chosen);
console.log(`Chromium, ${cpus().length} cores, next start, upstream 80 ± 40 ms on loopback\n`);
console.log(table(figures));
