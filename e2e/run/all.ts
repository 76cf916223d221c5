import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@/e2e/support/app/process";
import { runScript } from "@/e2e/support/run/run-script";
import { countCounted, countUnit, type Outcome, type Step, tally } from "@/e2e/support/run/tally";

const UNIT_REPORT = join(ROOT, "e2e/.report/unit.json");
const E2E_REPORT = join(ROOT, "e2e/.report/e2e.json");

type Script = Step & { args?: readonly string[] };

const unit: Script = {
  name: "unit",
  args: ["--", "--reporter=default", "--reporter=json", `--outputFile.json=${UNIT_REPORT}`],
  tests: { report: UNIT_REPORT, count: countUnit },
};
const e2e: Script = { name: "e2e", tests: { report: E2E_REPORT, count: countCounted } };

/** One after the other; the scripts of a stage run side by side. */
type Stages = readonly (readonly Script[])[];

const QUICK: Stages = [
  [
    { name: "lint" },
    { name: "structure" },
    { name: "typecheck" },
    { name: "deadcode" },
    { name: "licences" },
  ],
  // A build works on one core for most of its time.
  [{ name: "build" }, unit],
  [{ name: "browsers" }],
  [e2e],
];

const DEEP: Stages = [
  [{ name: "build" }],
  [{ name: "postgres" }],
  [unit],
  [e2e],
  [{ name: "soak" }],
  [{ name: "other-browsers" }],
];

/** `npm test`, and with `--deep` what takes too long for every change. */
const isDeep = process.argv.includes("--deep");
const stages = isDeep ? DEEP : QUICK;

const outcomes: Outcome[] = [];
for (const stage of stages) {
  const alone = stage.length === 1;
  const runs = stage.map((script) => run(script, alone));
  for (const outcome of runs) outcomes.push(await outcome);
  const hasFailed = outcomes.some(({ ok }) => !ok);
  if (hasFailed && (!isDeep || stage === stages[0])) break;
}

const { lines, failed } = tally(
  outcomes,
  stages.flat().map(({ name }) => name),
);
console.log(`\n${lines.join("\n")}`);
process.exitCode = failed === 0 ? 0 : 1;

async function run({ name, args = [], tests }: Script, alone: boolean): Promise<Outcome> {
  const title = `\n=== ${name} ${"=".repeat(70 - name.length)}\n`;
  if (tests) rmSync(tests.report, { force: true });
  if (alone) console.log(title);
  const deep = isDeep ? "1" : "";
  const env = { DEEP: deep };
  const { ok, seconds, said } = await runScript(name, { args, env, speaks: alone });
  if (!alone) console.log(`${title}\n${said.trimEnd()}`);
  const counts = tests && existsSync(tests.report) ? tests.count(readJson(tests.report)) : null;
  return { name, ok, seconds, counts };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
