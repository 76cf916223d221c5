import type { Room } from "./room";
import { FOR_TESTS, ROOMS } from "./rooms";

type Override = {
  includes: string[];
  linter: { rules: { style: { noRestrictedImports: object } } };
};

const SOURCES = { rooms: [], packages: [] };

/**
 * The linter's law, as the table has it, in the form of a configuration that biome.json extends: outer
 * rooms first, as the last one counts.
 */
export function linterConfig(): { overrides: Override[] } {
  const overrides = Object.entries(ROOMS)
    .sort(([a], [b]) => depthOf(a) - depthOf(b))
    .flatMap(([name, room]) => [
      overrideOf([`${name}/**`], patternsOf(name, room, SOURCES), room.law),
      overrideOf(
        [`${name}/**/*.test.ts`, `${name}/**/*.test.tsx`, `${name}/**/testing/**`],
        patternsOf(name, room, FOR_TESTS),
        room.law,
      ),
    ]);
  return { overrides };
}

function overrideOf(includes: string[], group: string[], message: string): Override {
  const options = { patterns: [{ group, message }] };
  return {
    includes,
    linter: { rules: { style: { noRestrictedImports: { level: "error", options } } } },
  };
}

/** Below itself a file is named with ./, everything else with @/. */
function patternsOf(name: string, room: Room, besides: typeof FOR_TESTS): string[] {
  const { imports, packages, apart } = room;
  const known = packages === undefined ? null : [...packages, ...besides.packages];
  const own = known === null ? ["@/**"] : ["**", ...known.map((name) => `!${name}`)];
  const self = apart ? [] : [name];
  const allowed = [...self, ...imports, ...besides.rooms].flatMap((other) => [
    `!@/${other}`,
    `!@/${other}/**`,
  ]);
  return [...own, "!./**", "../**", "./**/../**", ...allowed];
}

function depthOf(room: string): number {
  return room.split("/").length;
}
