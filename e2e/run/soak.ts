import { table } from "@/e2e/bench/figures";
import { memory } from "@/e2e/bench/scenarios/memory";

/** Fails where the built app's memory passes its limit or grows: `npm run soak`. */
const figures = await memory();
console.log(table(figures));
process.exitCode = figures.every(({ met }) => met) ? 0 : 1;
