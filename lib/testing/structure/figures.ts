import { dirname } from "node:path";
import { closureOf, type Graph } from "./graph";

export type Figure = { name: string; value: number; limit: number };

/** Files of this length or less are too short to be somebody's only import. */
const SHORT = 40;

/** The figures of the house, each with the most that it may be. */
export function figuresOf(graph: Graph): Figure[] {
  const sources = [...graph.values()].filter(({ isTest }) => !isTest);
  const importers = countImporters(graph);
  const lonely = sources.filter(({ path }) => importers.get(path) === 1);
  const loose = (folder: string) => sources.filter(({ path }) => dirname(path) === folder).length;
  const closure = (route: string) => closureOf(graph, route).size;
  return [
    { name: "source files", value: sources.length, limit: 950 },
    {
      name: `files with one importer and at most ${SHORT} lines`,
      value: lonely.filter(({ lines }) => lines <= SHORT).length,
      limit: 40,
    },
    {
      name: "longest source file",
      value: Math.max(...sources.map(({ lines }) => lines)),
      limit: 300,
    },
    { name: "import closure of GET /api/jobs", value: closure("app/api/jobs/route.ts"), limit: 60 },
    {
      name: "import closure of GET /api/quota",
      value: closure("app/api/quota/route.ts"),
      limit: 30,
    },
    { name: "loose files in lib", value: loose("lib"), limit: 0 },
    { name: "loose files in lib/server", value: loose("lib/server"), limit: 1 },
    {
      name: "most loose files in one feature",
      value: mostLoose(sources.map(({ path }) => path)),
      limit: 20,
    },
  ];
}

/** What a reader follows who wants to know how a page of a list comes about. */
export function turnFigure(files: readonly string[]): Figure {
  return {
    name: "server files that a cold page turn runs through",
    value: files.length,
    limit: 60,
  };
}

/** A table of the figures, as text. */
export function figureTable(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ name }) => name.length));
  return figures
    .map(({ name, value, limit }) => {
      const verdict = value > limit ? "TOO MANY" : "";
      return `${name.padEnd(width)}  ${String(value).padStart(5)}  at most ${limit} ${verdict}`.trimEnd();
    })
    .join("\n");
}

function countImporters(graph: Graph): ReadonlyMap<string, number> {
  const importers = new Map<string, Set<string>>();
  for (const { path, imports, isTest } of graph.values()) {
    if (isTest) continue;
    for (const { to } of imports) {
      if (to !== null) importers.set(to, (importers.get(to) ?? new Set()).add(path));
    }
  }
  return new Map([...importers].map(([path, from]) => [path, from.size]));
}

function mostLoose(paths: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const path of paths) {
    if (!path.startsWith("components/")) continue;
    counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}
