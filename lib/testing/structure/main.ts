import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { figuresOf, figureTable } from "./figures";
import { ROOT, readGraph } from "./graph";
import { breaches } from "./law";
import { importOverrides, isImportOverride } from "./linter";

const CONFIG = join(ROOT, "biome.json");

const graph = readGraph();
const figures = figuresOf(graph);
console.log(figureTable(figures));

const config = z
  .looseObject({ overrides: z.array(z.record(z.string(), z.unknown())) })
  .parse(JSON.parse(readFileSync(CONFIG, "utf8")));
const kept = config.overrides.filter((override) => !isImportOverride(override));
const generated = { ...config, overrides: [...importOverrides(), ...kept] };

const problems = breaches(graph);
if (process.argv.includes("--write")) {
  writeFileSync(CONFIG, JSON.stringify(generated));
} else if (JSON.stringify(generated) !== JSON.stringify(config)) {
  problems.push(
    "biome.json says something else than the table of rooms: npm run structure -- --write",
  );
}
for (const problem of problems) console.error(problem);
if (problems.length > 0 || figures.some(({ value, limit }) => value > limit)) process.exitCode = 1;
