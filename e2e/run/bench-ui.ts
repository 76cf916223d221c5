import { cpus } from "node:os";
import { chosenScenarios, figuresOf } from "../load/choice";
import { table } from "../load/figures";
import { code } from "../load/ui/code";
import { loading } from "../load/ui/loading";
import { minute } from "../load/ui/minute";
import { turning } from "../load/ui/turning";
import { typing } from "../load/ui/typing";

/** Measures the built screen in Chromium: `npm run bench:ui`, or parts of it, `npm run bench:ui -- typing`. */
const chosen = chosenScenarios({ loading, code, typing, turning, minute }, process.argv.slice(2));
const figures = await figuresOf(chosen);
console.log(`Chromium, ${cpus().length} cores, next start, upstream 80 ± 40 ms on loopback\n`);
console.log(table(figures));
