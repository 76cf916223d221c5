import { cpus } from "node:os";
import { table } from "@/e2e/bench/figures";
import { chosenScenarios, figuresOf } from "@/e2e/bench/run-scenarios";
import { minute } from "@/e2e/bench/ui/interaction-latency";
import { loading } from "@/e2e/bench/ui/page-load";
import { turning } from "@/e2e/bench/ui/page-turn";
import { code } from "@/e2e/bench/ui/script-loading";
import { typing } from "@/e2e/bench/ui/typing";

/** Measures the built screen in Chromium: `npm run bench:ui`, or parts of it, `npm run bench:ui -- typing`. */
const chosen = chosenScenarios({ loading, code, typing, turning, minute }, process.argv.slice(2));
const figures = await figuresOf(chosen);
console.log(`Chromium, ${cpus().length} cores, next start, upstream 80 ± 40 ms on loopback\n`);
console.log(table(figures));
