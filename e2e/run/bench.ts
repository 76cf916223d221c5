import { cpus } from "node:os";
import { type Figure, table } from "../load/figures";
import { equalRequests } from "../load/scenarios/equal-requests";
import { clicksDuringExport, exportAlone } from "../load/scenarios/export-and-clicks";
import { firstRow } from "../load/scenarios/first-row";
import { faults, foreignClient, tokenTrouble } from "../load/scenarios/hard-times";
import { independentPages } from "../load/scenarios/independent-pages";
import { addedLatency } from "../load/scenarios/latency";
import { manyUsers } from "../load/scenarios/many-users";
import { memory } from "../load/scenarios/memory";
import { throughput } from "../load/scenarios/throughput";

const SCENARIOS: Record<string, () => Promise<Figure[]>> = {
  latency: addedLatency,
  throughput,
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
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in SCENARIOS));
if (unknown.length > 0) {
  console.error(
    `No scenario ${unknown.join(", ")}. There are: ${Object.keys(SCENARIOS).join(", ")}.`,
  );
  process.exit(2);
}
const figures: Figure[] = [];
for (const [name, play] of Object.entries(SCENARIOS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.error(`… ${name}`);
  try {
    figures.push(...(await play()));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    figures.push({ what: name, measured: `failed: ${reason}`, target: "–", met: false });
  }
}
console.log(`Node ${process.version}, ${cpus().length} cores, next start, simulator on loopback\n`);
console.log(table(figures));
