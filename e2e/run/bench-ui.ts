import { cpus } from "node:os";
import { chosenScenarios, figuresOf } from "@/e2e/load/choice";
import { table } from "@/e2e/load/figures";
import { code } from "@/e2e/load/ui/code";
import { loading } from "@/e2e/load/ui/loading";
import { minute } from "@/e2e/load/ui/minute";
import { turning } from "@/e2e/load/ui/turning";
import { typing } from "@/e2e/load/ui/typing";

/** Measures the built screen in Chromium: `npm run bench:ui`, or parts of it, `npm run bench:ui -- typing`. */
const chosen = chosenScenarios({ loading, code, typing, turning, minute }, process.argv.slice(2));
const figures = await figuresOf(chosen);
console.log(`Chromium, ${cpus().length} cores, next start, upstream 80 ± 40 ms on loopback\n`);
console.log(table(figures));
