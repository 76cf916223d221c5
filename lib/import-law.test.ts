import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { READERS, ROOMS } from "./testing/import-law";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const require = createRequire(import.meta.url);
const IMPORTS = "lint/style/noRestrictedImports";
const ENV = "lint/style/noProcessEnv";

type Probe = { room: string; specifier: string; path: string; source: string };

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({ category: z.string(), location: z.object({ path: z.string() }) }),
  ),
});

let folder = "";
let found = new Map<string, string[]>();

/** Lints a tree of its own, under the project's rules, so that no leak ever stands in the project. */
function lint(files: ReadonlyMap<string, string>): Map<string, string[]> {
  folder = mkdtempSync(join(tmpdir(), "import-law-"));
  for (const name of ["biome.json", ".gitignore"]) cpSync(join(ROOT, name), join(folder, name));
  for (const [path, source] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  }
  const args = ["lint", "--reporter=json", "--max-diagnostics=none", "."];
  const byFile = new Map<string, string[]>();
  for (const { category, location } of reportSchema.parse(JSON.parse(biome(args))).diagnostics) {
    if (category !== IMPORTS && category !== ENV) continue;
    byFile.set(location.path, [...(byFile.get(location.path) ?? []), category]);
  }
  return byFile;
}

/** Biome leaves with 1 when it finds something; its report is on standard output all the same. */
function biome(args: readonly string[]): string {
  const cli = require.resolve("@biomejs/biome/bin/biome");
  try {
    return execFileSync(process.execPath, [cli, ...args], {
      cwd: folder,
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    if (error instanceof Error && "stdout" in error && error.stdout) return String(error.stdout);
    throw error;
  }
}

function probes(kind: "legal" | "leaks"): Probe[] {
  return ROOMS.flatMap(({ room, [kind]: specifiers }) =>
    specifiers.map((specifier, index) => ({
      room,
      specifier,
      path: `${room}/${kind}-${index}.ts`,
      source: `import { x } from "${specifier}";\n\nx();\n`,
    })),
  );
}

/** Every way of writing an import that reaches code when it runs, or a type when it is checked. */
const FORMS: Probe[] = [
  'import type { X } from "@/lib/server/env";\n\nexport const x: X = 1;\n',
  'export { x } from "@/lib/server/env";\n',
  'export const x = await import("@/lib/server/env");\n',
  'import "@/lib/server/env";\n',
].map((source, index) => ({
  room: "components/jobs",
  specifier: source.split("\n", 1)[0] ?? "",
  path: `components/jobs/form-${index}.ts`,
  source,
}));

const LEGAL = probes("legal");
const LEAKS = probes("leaks");

beforeAll(() => {
  const imports = [...LEGAL, ...LEAKS, ...FORMS].map(({ path, source }) => [path, source] as const);
  const readers = [...READERS.legal, ...READERS.leaks].map(
    (path) => [path, "export const home = process.env.HOME;\n"] as const,
  );
  found = lint(new Map([...imports, ...readers]));
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the import law", () => {
  it.each(LEAKS)("keeps $specifier out of $room", ({ path }) => {
    expect(found.get(path)).toEqual([IMPORTS]);
  });

  it.each(LEGAL)("lets $room import $specifier", ({ path }) => {
    expect(found.get(path)).toBeUndefined();
  });

  it.each(FORMS)("reads `$specifier`", ({ path }) => {
    expect(found.get(path)).toEqual([IMPORTS]);
  });
});

describe("the environment", () => {
  it.each(READERS.leaks)("is not read in %s", (path) => {
    expect(found.get(path)).toEqual([ENV]);
  });

  it.each(READERS.legal)("may be read in %s", (path) => {
    expect(found.get(path)).toBeUndefined();
  });
});
