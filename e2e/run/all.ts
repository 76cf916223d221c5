import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/process";
import { countE2e, countUnit, type Outcome, type Step, tally } from "../support/tally";

const UNIT_REPORT = join(ROOT, "e2e/.report/unit.json");
const E2E_REPORT = join(ROOT, "e2e/.report/e2e.json");

const STEPS: readonly (Step & { args?: readonly string[] })[] = [
  { name: "lint" },
  { name: "typecheck" },
  { name: "deadcode" },
  { name: "licences" },
  {
    name: "unit",
    args: ["--", "--reporter=default", "--reporter=json", `--outputFile.json=${UNIT_REPORT}`],
    tests: { report: UNIT_REPORT, count: countUnit },
  },
  { name: "build" },
  { name: "budget" },
  { name: "e2e", tests: { report: E2E_REPORT, count: countE2e } },
];

const outcomes: Outcome[] = [];
for (const { name, args = [], tests } of STEPS) {
  console.log(`\n=== ${name} ${"=".repeat(70 - name.length)}\n`);
  if (tests) rmSync(tests.report, { force: true });
  const start = Date.now();
  const { status } = spawnSync("npm", ["run", "--silent", name, ...args], {
    cwd: ROOT,
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const counts = tests && existsSync(tests.report) ? tests.count(readJson(tests.report)) : null;
  outcomes.push({ name, ok: status === 0, seconds, counts });
  if (status !== 0) break;
}

const { lines, failed } = tally(
  outcomes,
  STEPS.map((step) => step.name),
);
console.log(`\n${lines.join("\n")}`);
process.exitCode = failed === 0 ? 0 : 1;

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
