import type { Figure } from "./figures";

type Scenario = () => Promise<Figure[]>;

/** The scenarios of these names, or all; a name that does not exist ends the process and is named. */
export function selectScenarios(
  scenarios: Record<string, Scenario>,
  names: readonly string[],
): [name: string, run: Scenario][] {
  const unknown = names.filter((name) => !(name in scenarios));
  if (unknown.length > 0) {
    const known = Object.keys(scenarios).join(", ");
    console.error(`No scenario ${unknown.join(", ")}. There are: ${known}.`);
    process.exit(2);
  }
  return Object.entries(scenarios).filter(([name]) => names.length === 0 || names.includes(name));
}

/** Runs them one after the other; one that fails is a figure that is not met. */
export async function runScenarios(scenarios: readonly [string, Scenario][]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, run] of scenarios) {
    console.error(`… ${name}`);
    try {
      figures.push(...(await run()));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      figures.push({ what: name, measured: `failed: ${reason}`, target: "–", met: false });
    }
  }
  return figures;
}
