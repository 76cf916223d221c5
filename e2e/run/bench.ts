import { cpus } from "node:os";
import { type Figure, table } from "@/e2e/bench/figures";
import { runScenarios, selectScenarios } from "@/e2e/bench/run-scenarios";
import { clicksDuringExport, exportAlone } from "@/e2e/bench/scenarios/export-and-clicks";
import { independentPages } from "@/e2e/bench/scenarios/independent-pages";
import { addedLatency } from "@/e2e/bench/scenarios/latency";
import { manyUsers } from "@/e2e/bench/scenarios/many-users";
import { memory } from "@/e2e/bench/scenarios/memory";
import { refusals } from "@/e2e/bench/scenarios/refusals";
import { singleFlight } from "@/e2e/bench/scenarios/single-flight";
import { throughput } from "@/e2e/bench/scenarios/throughput";
import { timeToFirstRow } from "@/e2e/bench/scenarios/time-to-first-row";
import { faults, foreignClient, tokenExpiry } from "@/e2e/bench/scenarios/upstream-faults";

const SCENARIOS: Record<string, () => Promise<Figure[]>> = {
  latency: addedLatency,
  throughput,
  refusals,
  "first-row": timeToFirstRow,
  memory,
  pages: independentPages,
  export: exportAlone,
  clicks: clicksDuringExport,
  equal: singleFlight,
  users: manyUsers,
  faults,
  token: tokenExpiry,
  foreign: foreignClient,
};

/** Measures the built app: `npm run bench`, or some scenarios by name, `npm run bench -- export`. */
const figures = await runScenarios(selectScenarios(SCENARIOS, process.argv.slice(2)));
console.log(`Node ${process.version}, ${cpus().length} cores, next start, simulator on loopback\n`);
console.log(table(figures));
