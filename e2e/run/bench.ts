import { cpus } from "node:os";
import { chosenScenarios, figuresOf } from "@/e2e/load/choice";
import { type Figure, table } from "@/e2e/load/figures";
import { equalRequests } from "@/e2e/load/scenarios/equal-requests";
import { clicksDuringExport, exportAlone } from "@/e2e/load/scenarios/export-and-clicks";
import { firstRow } from "@/e2e/load/scenarios/first-row";
import { faults, foreignClient, tokenTrouble } from "@/e2e/load/scenarios/hard-times";
import { independentPages } from "@/e2e/load/scenarios/independent-pages";
import { addedLatency } from "@/e2e/load/scenarios/latency";
import { manyUsers } from "@/e2e/load/scenarios/many-users";
import { memory } from "@/e2e/load/scenarios/memory";
import { refusals } from "@/e2e/load/scenarios/refusals";
import { throughput } from "@/e2e/load/scenarios/throughput";

const SCENARIOS: Record<string, () => Promise<Figure[]>> = {
  latency: addedLatency,
  throughput,
  refusals,
  "first-row": firstRow,
  memory,
  pages: independentPages,
  export: exportAlone,
  clicks: clicksDuringExport,
  equal: equalRequests,
  users: manyUsers,
  faults,
  token: tokenTrouble,
  foreign: foreignClient,
};

/** Measures the built app: `npm run bench`, or some scenarios by name, `npm run bench -- export`. */
const figures = await figuresOf(chosenScenarios(SCENARIOS, process.argv.slice(2)));
console.log(`Node ${process.version}, ${cpus().length} cores, next start, simulator on loopback\n`);
console.log(table(figures));
