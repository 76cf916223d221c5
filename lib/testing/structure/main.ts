import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { figuresOf, figureTable, turnFigure } from "./figures";
import { ROOT, readGraph } from "./graph";
import { breaches } from "./law";
import { linterConfig } from "./linter";

/** Extended by biome.json. */
const CONFIG = join(ROOT, "biome.rooms.json");

const graph = readGraph();
const figures = [...figuresOf(graph), turnFigure(crossedByPageTurn())];
console.log(figureTable(figures));

const problems = breaches(graph);
const config = `${JSON.stringify(linterConfig())}\n`;
if (process.argv.includes("--write")) writeFileSync(CONFIG, config);
else if (readFileSync(CONFIG, "utf8") !== config) {
  problems.push("The linter's law is not the table's: npm run structure -- --write");
}
for (const problem of problems) console.error(problem);
if (problems.length > 0 || figures.some(({ value, limit }) => value > limit)) process.exitCode = 1;

/** The server's files that a cold page turn runs through; seen from outside, in a process of its own. */
function crossedByPageTurn(): string[] {
  const dataDir = mkdtempSync(join(tmpdir(), "service-jobs-structure-"));
  try {
    const args = ["--conditions=react-server", "--import", "tsx"];
    const script = join(ROOT, "lib/testing/structure/page-turn.ts");
    const env = { DATA_DIR: dataDir, INDEX: "off", SP_API_MODE: "demo", LOG_LEVEL: "silent" };
    const printed = execFileSync(process.execPath, [...args, script], {
      cwd: ROOT,
      encoding: "utf8",
      env: { ...env, NODE_ENV: "production" },
      timeout: 60_000,
    });
    return z.array(z.string()).parse(JSON.parse(printed.trim().split("\n").at(-1) ?? ""));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
