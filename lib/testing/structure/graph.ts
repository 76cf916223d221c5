import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";
import { ROOMS } from "./rooms";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

type Import = {
  /** As it is written. */
  specifier: string;
  /** The file of this tree that it means; null for a package. */
  to: string | null;
  /** Gone once types are checked. */
  typeOnly: boolean;
};

type SourceFile = {
  path: string;
  lines: number;
  imports: readonly Import[];
  isTest: boolean;
};

/** Every file with code, by its path from the top, as git knows it or would. */
export type Graph = ReadonlyMap<string, SourceFile>;

const CODE = /\.(tsx?|mjs)$/;
const FOLDERS = ["app", "components", "lib", "e2e"];

/** Reads the tree as it stands. */
export function readGraph(root: string = ROOT): Graph {
  const paths = execFileSync("git", ["ls-files", "-co", "--exclude-standard", ...FOLDERS], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\n")
    .filter((path) => CODE.test(path) && !path.endsWith(".d.ts") && existsSync(join(root, path)));
  const texts = new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
  return graphOf(texts);
}

/** The graph of files that are given as text. */
export function graphOf(texts: ReadonlyMap<string, string>): Graph {
  const files = [...texts].map(([path, text]): [string, SourceFile] => [
    path,
    {
      path,
      lines: text.split("\n").length - 1,
      imports: importsOf(path, text).map((found) => ({
        ...found,
        to: resolve(path, found.specifier, texts),
      })),
      isTest: isTest(path),
    },
  ]);
  return new Map(files);
}

/** The innermost room that a file stands in; null when it has none. */
export function roomOf(path: string): string | null {
  const parts = dirname(path).split("/");
  for (let length = parts.length; length > 0; length -= 1) {
    const room = parts.slice(0, length).join("/");
    if (room in ROOMS) return room;
  }
  return null;
}

/** The files that reach a file when code runs, itself included. */
export function closureOf(graph: Graph, start: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { to, typeOnly } of graph.get(path)?.imports ?? []) {
      if (to !== null && !typeOnly) open.push(to);
    }
  }
  return seen;
}

function isTest(path: string): boolean {
  return (
    /\.(test|spec)\.tsx?$/.test(path) || /(^|\/)testing\//.test(path) || path.startsWith("e2e/")
  );
}

function importsOf(path: string, text: string): Omit<Import, "to">[] {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`);
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const exports = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ specifier: moduleRequest.value, typeOnly: isType }] : [],
    );
  const dynamic = module.dynamicImports
    .map(({ moduleRequest: { start, end } }) => text.slice(start, end))
    .flatMap((written) =>
      /^["'`]/.test(written) ? [{ specifier: written.slice(1, -1), typeOnly: false }] : [],
    );
  return [...imports, ...exports, ...dynamic];
}

function resolve(
  from: string,
  specifier: string,
  texts: ReadonlyMap<string, string>,
): string | null {
  if (!specifier.startsWith("@/") && !specifier.startsWith(".")) return null;
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : normalize(join(dirname(from), specifier));
  const found = ["", ".ts", ".tsx", ".mjs"]
    .map((end) => base + end)
    .find((path) => texts.has(path));
  return found ?? null;
}
