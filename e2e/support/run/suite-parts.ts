/** `api` and `leaks` are Vitest's, `browser` is Playwright's; `leaks` reads what the others left. */
export type Part = "api" | "browser" | "leaks";

const FOLDERS: readonly [Part, RegExp][] = [
  ["api", /(^|\/)(api|fuzz|image)(\/|$)/u],
  ["leaks", /(^|\/)leaks(\/|$)/u],
];

/** The parts of a run, by the paths that were chosen; without a path, all of them or the browser's. */
export function partsOf(chosen: readonly string[]): Part[] {
  if (chosen.length === 0) return ["api", "browser", "leaks"];
  const paths = chosen.filter((argument) => /^[^-].*[/.]/u.test(argument));
  const partOf = (path: string) =>
    FOLDERS.find(([, folder]) => folder.test(path))?.[0] ?? "browser";
  const parts = new Set(paths.map(partOf));
  if (parts.size > 1) throw new Error(`One at a time: ${[...parts].join(", ")}.`);
  return parts.size === 0 ? ["browser"] : [...parts];
}
