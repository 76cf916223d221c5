import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { type Figure, table } from "@/e2e/bench/figures";
import { runScenarios, selectScenarios } from "@/e2e/bench/run-scenarios";
import { bulkAssign, writeLatency } from "@/e2e/bench/scenarios/actions";
import { writesUnderFaults } from "@/e2e/bench/scenarios/actions-faults";
import {
  clusterBurst,
  clusterEngine,
  clusterKill,
  clusterSecrets,
  clusterSessions,
  clusterWrites,
} from "@/e2e/bench/scenarios/cluster-faults";
import {
  clusterCalls,
  clusterClicks,
  clusterEqual,
  clusterTurn,
  clusterTurns,
} from "@/e2e/bench/scenarios/cluster-quota";
import { clicksDuringExport, exportAlone } from "@/e2e/bench/scenarios/export-and-clicks";
import { independentPages } from "@/e2e/bench/scenarios/independent-pages";
import { indexCalls, indexFilling } from "@/e2e/bench/scenarios/index-app";
import { DEFAULT_SIZES, indexEngines } from "@/e2e/bench/scenarios/index-engines";
import { indexOff } from "@/e2e/bench/scenarios/index-off";
import { addedLatency } from "@/e2e/bench/scenarios/latency";
import { manyUsers } from "@/e2e/bench/scenarios/many-users";
import { memory } from "@/e2e/bench/scenarios/memory";
import { refusals } from "@/e2e/bench/scenarios/refusals";
import { singleFlight } from "@/e2e/bench/scenarios/single-flight";
import { openStreams } from "@/e2e/bench/scenarios/streams";
import { throughput } from "@/e2e/bench/scenarios/throughput";
import { timeToFirstRow } from "@/e2e/bench/scenarios/time-to-first-row";
import { faults, foreignClient, tokenExpiry } from "@/e2e/bench/scenarios/upstream-faults";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: "string", default: DEFAULT_SIZES.join(",") },
    runs: { type: "string", default: "3" },
  },
});
const runs = Number(values.runs);
const sizes = values.jobs.split(",").map(Number);
if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
  console.error("--jobs names whole numbers: --jobs 4258,100000.");
  process.exit(2);
}

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
  index: () => indexEngines(sizes),
  "index-filling": indexFilling,
  "index-calls": indexCalls,
  streams: openStreams,
  "actions:latency": writeLatency,
  "actions:bulk": bulkAssign,
  "actions:faults": writesUnderFaults,
  "cluster:calls": () => clusterCalls(runs),
  "cluster:clicks": () => clusterClicks(runs),
  "cluster:equal": () => clusterEqual(runs),
  "cluster:turns": () => clusterTurns(runs),
  "cluster:turn": clusterTurn,
  "cluster:kill": () => clusterKill(runs),
  "cluster:burst": () => clusterBurst(runs),
  "cluster:engine": clusterEngine,
  "cluster:sessions": clusterSessions,
  "cluster:secrets": clusterSecrets,
  "cluster:writes": clusterWrites,
  "index-off": indexOff,
};

/**
 * Measures the built app: `npm run bench`, or some scenarios by name, `npm run bench -- export`. The
 * index is measured with as many jobs as are named: `npm run bench -- index --jobs 4258,1000000`. Several processes
 * are `npm run bench -- cluster`, the middle one of `--runs` runs; one at a time is wanted of the machine then.
 */
const figures = await runScenarios(selectScenarios(SCENARIOS, positionals));
const load = loadavg().map((average) => average.toFixed(1));
console.log(
  `Node ${process.version}, ${cpus().length} cores (load average ${load.join(", ")}), next start, simulator on loopback\n`,
);
console.log(table(figures));
