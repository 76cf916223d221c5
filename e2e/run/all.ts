import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/process";
import { runScript } from "../support/run-script";
import { countE2e, countUnit, type Outcome, type Step, tally } from "../support/tally";

const UNIT_REPORT = join(ROOT, "e2e/.report/unit.json");
const E2E_REPORT = join(ROOT, "e2e/.report/e2e.json");

type Script = Step & { args?: readonly string[] };

/** One after the other; the scripts of a stage run side by side. */
const STAGES: readonly (readonly Script[])[] = [
  [{ name: "lint" }, { name: "typecheck" }, { name: "deadcode" }, { name: "licences" }],
  [
    {
      name: "unit",
      args: ["--", "--reporter=default", "--reporter=json", `--outputFile.json=${UNIT_REPORT}`],
      tests: { report: UNIT_REPORT, count: countUnit },
    },
  ],
  [{ name: "build" }],
  [{ name: "budget" }, { name: "browsers" }],
  [{ name: "e2e", tests: { report: E2E_REPORT, count: countE2e } }],
];

const outcomes: Outcome[] = [];
for (const stage of STAGES) {
  const alone = stage.length === 1;
  const runs = stage.map((script) => run(script, alone));
  for (const outcome of runs) outcomes.push(await outcome);
  if (outcomes.some(({ ok }) => !ok)) break;
}

const { lines, failed } = tally(
  outcomes,
  STAGES.flat().map(({ name }) => name),
);
console.log(`\n${lines.join("\n")}`);
process.exitCode = failed === 0 ? 0 : 1;

async function run({ name, args = [], tests }: Script, alone: boolean): Promise<Outcome> {
  const title = `\n=== ${name} ${"=".repeat(70 - name.length)}\n`;
  if (tests) rmSync(tests.report, { force: true });
  if (alone) console.log(title);
  const { ok, seconds, said } = await runScript(name, { args, speaks: alone });
  if (!alone) console.log(`${title}\n${said.trimEnd()}`);
  const counts = tests && existsSync(tests.report) ? tests.count(readJson(tests.report)) : null;
  return { name, ok, seconds, counts };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
