import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { readAudit } from "@/e2e/licences/audit-report";
import { noticeOf } from "@/e2e/licences/notice";
import { productionPackages } from "@/e2e/licences/production-packages";
import { judge } from "@/e2e/licences/verdicts";
import { ROOT } from "@/e2e/support/app/process";

/** `--notice FILE` writes the licences of what is shipped, and asks no registry. */
const notice = process.argv.indexOf("--notice");
const AUDIT_MS = 20_000;

const { allowed, notShipped, refused } = judge(productionPackages(ROOT));
if (refused.length > 0) {
  console.error(`These production dependencies may not be shipped:\n${refused.join("\n")}`);
  process.exitCode = 1;
} else if (notice === -1) {
  console.log(`${allowed.length} production dependencies are under licences of the list.`);
  console.log(`${notShipped.length} that are not are optional parts which are not shipped.`);
  audit();
} else {
  writeFileSync(process.argv[notice + 1] ?? "NOTICE", noticeOf(ROOT, allowed));
}

function audit(): void {
  const { stdout } = spawnSync(
    "npm",
    ["audit", "--omit=dev", "--json", "--fetch-retries=0", "--fetch-timeout=10000"],
    { cwd: ROOT, encoding: "utf8", timeout: AUDIT_MS, shell: process.platform === "win32" },
  );
  const { ok, sentence } = readAudit(stdout ?? "");
  console.log(sentence);
  if (!ok) process.exitCode = 1;
}
