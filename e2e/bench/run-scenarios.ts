import type { Figure } from "./figures";

type Scenario = () => Promise<Figure[]>;

/**
 * The scenarios of these names, or all: `cluster` is every one that begins with `cluster:`. A name that does not
 * exist ends the process and is named.
 */
export function selectScenarios(
  scenarios: Record<string, Scenario>,
  names: readonly string[],
): [name: string, run: Scenario][] {
  const isOf = (scenario: string, name: string) =>
    scenario === name || scenario.startsWith(`${name}:`);
  const all = Object.keys(scenarios);
  const unknown = names.filter((name) => !all.some((scenario) => isOf(scenario, name)));
  if (unknown.length > 0) {
    console.error(`No scenario ${unknown.join(", ")}. There are: ${all.join(", ")}.`);
    process.exit(2);
  }
  return Object.entries(scenarios).filter(
    ([scenario]) => names.length === 0 || names.some((name) => isOf(scenario, name)),
  );
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
