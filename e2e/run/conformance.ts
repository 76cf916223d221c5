import { parseArgs } from "node:util";
import { conformanceRemarks, conformanceTable, isAsExpected } from "@/e2e/conformance/report";
import { amazonsSandbox, ownSandbox } from "@/e2e/conformance/sandboxes";
import { runSuite } from "@/e2e/conformance/suite";

/** Amazon's static cases through the client: against our own sandbox, or with --live against Amazon's. */
const { values } = parseArgs({ options: { live: { type: "boolean", default: false } } });
const rows = values.live ? await live() : await own();

console.log(`${conformanceTable(rows)}\n\n${conformanceRemarks(rows).join("\n")}`);
const isWrong = rows.some((row) => row.way !== "unsendable" && !isAsExpected(row));
process.exitCode = isWrong ? 1 : 0;

async function own() {
  const { client, simulator } = await ownSandbox();
  try {
    return await runSuite(client);
  } finally {
    await simulator.close();
  }
}

async function live() {
  const sandbox = amazonsSandbox(process.env);
  if ("client" in sandbox) return runSuite(sandbox.client);
  console.error(`Amazon's sandbox needs ${sandbox.missing.join(", ")} in the environment.`);
  process.exit(2);
}
