import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "@/e2e/support/app/process";
import { thisMachine } from "@/e2e/support/run/chromium";

const REPORT = join(ROOT, "e2e/.report/postgres.json");

const report = z.object({ numPassedTests: z.number(), numPendingTests: z.number() });

/** The store's promises in Debian's PostgreSQL, which is installed where that can be done. */
const machine = thisMachine();
if (machine.isRoot && machine.platform === "linux" && !machine.exists("/usr/lib/postgresql")) {
  // One repository that does not answer fails the update, and the package may still be there.
  machine.run("apt-get", ["update"]);
  machine.run("apt-get", ["install", "-y", "--no-install-recommends", "postgresql"]);
}
const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
const { status } = spawnSync(
  process.execPath,
  [
    ...[vitest, "run", "postgres.test"],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`],
  ],
  { cwd: ROOT, stdio: "inherit" },
);
const { numPassedTests, numPendingTests } = report.parse(JSON.parse(readFileSync(REPORT, "utf8")));
const isWhole = numPassedTests > 0 && numPendingTests === 0;
if (!isWhole) console.error("This machine has no PostgreSQL: nothing was tried.");
process.exitCode = status === 0 && isWhole ? 0 : 1;
