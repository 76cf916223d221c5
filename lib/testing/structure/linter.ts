import { FOR_TESTS, ROOMS, type Room } from "./rooms";

type Override = {
  includes: string[];
  linter: { rules: { style: { noRestrictedImports: object } } };
};

/** The overrides of biome.json that say what the table says: outer rooms first, as the last one counts. */
export function importOverrides(): Override[] {
  return Object.entries(ROOMS)
    .sort(([a], [b]) => depthOf(a) - depthOf(b))
    .flatMap(([name, room]) => [
      overrideOf([`${name}/**`], patternsOf(name, room, []), room.law),
      overrideOf(
        [`${name}/**/*.test.ts`, `${name}/**/*.test.tsx`, `${name}/**/testing/**`],
        patternsOf(name, room, FOR_TESTS),
        room.law,
      ),
    ]);
}

function overrideOf(includes: string[], group: string[], message: string): Override {
  const options = { patterns: [{ group, message }] };
  return {
    includes,
    linter: { rules: { style: { noRestrictedImports: { level: "error", options } } } },
  };
}

/** Whether an override of biome.json is one that the table makes. */
export function isImportOverride(override: object): boolean {
  return JSON.stringify(override).includes('"noRestrictedImports"');
}

/** Below itself a file is named with ./, everything else with @/. */
function patternsOf(name: string, room: Room, besides: readonly string[]): string[] {
  const { imports, packages, apart } = room;
  const own = packages === undefined ? ["@/**"] : ["**", ...packages.map((name) => `!${name}`)];
  const self = apart ? [] : [name];
  const allowed = [...self, ...imports, ...besides].map((other) => `!@/${other}/**`);
  return [...own, "!./**", "../**", "./**/../**", ...allowed];
}

function depthOf(room: string): number {
  return room.split("/").length;
}
