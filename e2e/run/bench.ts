import { cpus } from "node:os";
import { chosenScenarios, figuresOf } from "../load/choice";
import { type Figure, table } from "../load/figures";
import { equalRequests } from "../load/scenarios/equal-requests";
import { clicksDuringExport, exportAlone } from "../load/scenarios/export-and-clicks";
import { firstRow } from "../load/scenarios/first-row";
import { faults, foreignClient, tokenTrouble } from "../load/scenarios/hard-times";
import { independentPages } from "../load/scenarios/independent-pages";
import { addedLatency } from "../load/scenarios/latency";
import { manyUsers } from "../load/scenarios/many-users";
import { memory } from "../load/scenarios/memory";
import { refusals } from "../load/scenarios/refusals";
import { throughput } from "../load/scenarios/throughput";

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
