import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAst } from "vitest/node";
import { z } from "zod";

/** A node of a syntax tree (ESTree with JSX), read by what it happens to have. */
export type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

export type Source = { path: string; tree: Node };

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const nodeSchema = z.looseObject({ type: z.string() });

/** The app's own sources below these folders, without its tests. */
export function readSources(folders: readonly string[]): Source[] {
  return folders
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.tsx?$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.includes("/testing/"))
    .map((path) => parseSource(relative(ROOT, path), readFileSync(path, "utf8")));
}

export function parseSource(path: string, text: string): Source {
  const lang = path.endsWith("x") ? "tsx" : "ts";
  return { path, tree: nodeSchema.parse(parseAst(text, { lang })) };
}

export function asNode(value: unknown): Node | null {
  return typeof value === "object" && value !== null && isNode(value) ? value : null;
}

export function nodesOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.map(asNode).filter((node) => node !== null) : [];
}

/** What stands directly below a node, in the order of the source. */
export function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value) => {
    const child = asNode(value);
    return child ? [child] : nodesOf(value);
  });
}

/** Calls `visit` for a node and everything below it. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}

/** The text of a string literal. */
export function stringOf(value: unknown): string | null {
  const node = asNode(value);
  return node?.type === "Literal" && typeof node.value === "string" ? node.value : null;
}

/** The fixed parts of a template literal. */
export function templateParts(node: Node): string[] {
  return nodesOf(node.quasis).map(
    ({ value }) => z.object({ cooked: z.string() }).parse(value).cooked,
  );
}

/** What an identifier is called. */
export function nameOf(value: unknown): string | null {
  const node = asNode(value);
  if (node?.type !== "Identifier" && node?.type !== "JSXIdentifier") return null;
  return typeof node.name === "string" ? node.name : null;
}

function isNode(value: object): value is Node {
  return "type" in value && typeof value.type === "string";
}
