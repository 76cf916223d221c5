import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { figuresOf, figureTable } from "./figures";
import { ROOT, readGraph } from "./graph";
import { breaches } from "./law";
import { linterConfig } from "./linter";

/** Extended by biome.json. */
const CONFIG = join(ROOT, "biome.rooms.json");

const graph = readGraph();
const figures = figuresOf(graph);
console.log(figureTable(figures));

const problems = breaches(graph);
const config = `${JSON.stringify(linterConfig())}\n`;
if (process.argv.includes("--write")) writeFileSync(CONFIG, config);
else if (readFileSync(CONFIG, "utf8") !== config) {
  problems.push("The linter's law is not the table's: npm run structure -- --write");
}
for (const problem of problems) console.error(problem);
if (problems.length > 0 || figures.some(({ value, limit }) => value > limit)) process.exitCode = 1;
