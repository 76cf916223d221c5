import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "./process";

export type AppRoute = { path: string; methods: string[] };

/** Every page of the app, with its parameters filled in. */
export function pagesOfApp(): string[] {
  return filesNamed("page.tsx").map(pathOf);
}

/** Every route handler of the app, and the methods it answers. */
export function handlersOfApp(): AppRoute[] {
  return filesNamed("route.ts").map((file) => {
    const source = readFileSync(join(ROOT, "app", file), "utf8");
    const exported = [...source.matchAll(/\b(GET|POST|PUT|PATCH|DELETE)\b(?=\s*[=(,}])/g)];
    return { path: pathOf(file), methods: [...new Set(exported.map(([method]) => method))] };
  });
}

function filesNamed(name: string): string[] {
  const files = readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.split(/[\\/]/).at(-1) === name).sort();
}

/** `(dashboard)/jobs/[id]/page.tsx` is `/jobs/any`. */
function pathOf(file: string): string {
  const folders = dirname(file).split(/[\\/]/);
  const named = folders.filter((folder) => folder !== "." && !folder.startsWith("("));
  return `/${named.map((folder) => (folder.startsWith("[") ? "any" : folder)).join("/")}`;
}
