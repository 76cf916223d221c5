import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { figuresOf } from "./figures";
import { graphOf, ROOT, roomOf } from "./graph";
import { breaches } from "./law";
import { linterConfig } from "./linter";

const graph = (files: Record<string, string>) => graphOf(new Map(Object.entries(files)));

/** A file of one room, an import that it may not write, and one that it may. */
const PROBES = [
  ["app/jobs/page.tsx", "@/app/lookup/page", "@/components/screens/jobs-screen"],
  ["components/ui/button.tsx", "@/lib/jobs/job", "@/lib/time/format"],
  ["components/shared/problem/problem.tsx", "@/components/job/facts", "@/components/ui/button"],
  [
    "components/job/sections/facts.tsx",
    "@/components/jobs-list/table/cells",
    "@/components/shared/problem",
  ],
  ["components/screens/jobs-screen.tsx", "@/lib/server/config/env", "@/components/job/facts"],
  ["lib/time/range.ts", "@/lib/jobs/job", "./instant"],
  ["lib/time/zones.ts", "zod", "@/lib/time/instant"],
  ["lib/jobs/job.ts", "@/lib/search/filters", "@/lib/time/range"],
  ["lib/jobs/flags.ts", "react", "zod"],
  ["lib/server/runtime/logger.ts", "@/lib/server/config/settings", "pino"],
  ["lib/server/http/route.ts", "@/lib/server/auth/session", "@/lib/server/config/settings"],
  ["lib/server/sp-api/client.ts", "@/lib/server/config/env", "@/lib/server/cache/cache"],
  ["lib/server/simulator/main.ts", "@/lib/server/sp-api/client", "node:http"],
  ["lib/server/auth/session.ts", "../db/database", "@/lib/server/db/database"],
  ["e2e/jobs/paging.spec.ts", "@/e2e/lookup/lookup", "@/e2e/support/browser-test"],
  ["e2e/support/app/server.ts", "@/e2e/support/api/client", "@/lib/http/problem"],
  ["e2e/support/browser-test.ts", "@/e2e/jobs/paging", "./app/server"],
  ["e2e/bench/figures.ts", "@/e2e/run/bench", "@/e2e/fuzz/request"],
] as const;

describe("the table of rooms", () => {
  it("has the innermost room of a file", () => {
    expect(roomOf("lib/server/sp-api/quota/bucket.ts")).toBe("lib/server/sp-api");
    expect(roomOf("lib/server/bootstrap.ts")).toBe("lib/server");
    expect(roomOf("components/loose.tsx")).toBeNull();
  });

  it.each([
    'import { x } from "@/lib/server/x";',
    'import type { X } from "@/lib/server/x";',
    'export { x } from "@/lib/server/x";',
    'import "@/lib/server/x";',
    'export const x = () => import("@/lib/server/x");',
  ])("reads %s", (text) => {
    const found = breaches(
      graph({ "lib/time/a.ts": text, "lib/server/x.ts": "export const x = 1;" }),
    );
    expect(found).toEqual([expect.stringContaining("lib/time/a.ts imports lib/server/x.ts")]);
  });

  it("lets a test import what tests share, and nothing else that its room may not", () => {
    const files = {
      "lib/server/sp-api/a.test.ts":
        'import "@/lib/server/simulator/start"; import "@/lib/server/config/env";',
      "lib/server/simulator/start.ts": "",
      "lib/server/config/env.ts": "",
    };
    expect(breaches(graph(files))).toEqual([expect.stringContaining("config/env.ts")]);
  });

  it("tells of a file that stands in no room", () => {
    expect(breaches(graph({ "components/loose.tsx": "" }))).toHaveLength(1);
  });

  it("tells of rooms of e2e that import each other, as all of their code is a test's", () => {
    const found = breaches(
      graph({
        "e2e/fuzz/a.ts": 'import "@/e2e/bench/b";',
        "e2e/bench/b.ts": 'import "@/e2e/fuzz/a";',
      }),
    );
    expect(found).toContain("e2e/bench and e2e/fuzz import each other.");
  });

  it("tells of a folder of e2e that is no room", () => {
    expect(breaches(graph({ "e2e/helpers/a.ts": "" }))).toHaveLength(1);
  });

  it("tells of circles of rooms, whatever the table allows", () => {
    const found = breaches(
      graph({
        "components/screens/a.ts": 'import "@/components/job/b";',
        "components/job/b.ts": 'import "@/components/shared/c";',
        "components/shared/c.ts": 'import "@/components/screens/a";',
      }),
    );
    expect(found.filter((text) => text.startsWith("A circle"))).toHaveLength(1);
  });
});

describe("the figures", () => {
  const figure = (files: Record<string, string>, name: RegExp) =>
    figuresOf(graph(files)).find((one) => name.test(one.name))?.value;

  it("count what reaches a route, types left out", () => {
    const files = {
      "app/api/jobs/route.ts": 'import { a } from "@/lib/a"; import type { B } from "@/lib/b";',
      "lib/a.ts": 'import "@/lib/c";',
      "lib/b.ts": "",
      "lib/c.ts": "",
    };
    expect(figure(files, /closure of GET \/api\/jobs/u)).toBe(3);
  });

  it("count short files with one importer, and no tests", () => {
    const files = {
      "lib/time/a.ts": 'import "./b"; import "./c";\n',
      "lib/time/b.ts": "\n".repeat(40),
      "lib/time/c.ts": "\n".repeat(41),
      "lib/time/c.test.ts": 'import "./a"; import "./c";',
    };
    expect(figure(files, /one importer/u)).toBe(1);
  });
});

describe("the linter's law, made of the table", () => {
  const reportSchema = z.object({
    diagnostics: z.array(z.object({ location: z.object({ path: z.string() }) })),
  });
  let folder = "";
  let found: string[] = [];

  /** A tree of its own, so that no leak ever stands in the project. */
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "import-law-"));
    cpSync(join(ROOT, ".gitignore"), join(folder, ".gitignore"));
    const rules = { preset: "none", style: {} };
    writeFileSync(
      join(folder, "biome.json"),
      JSON.stringify({ linter: { rules }, ...linterConfig() }),
    );
    for (const [path, leak, legal] of PROBES) {
      for (const [kind, specifier] of [["leak", leak] as const, ["legal", legal] as const]) {
        const probe = join(folder, dirname(path), `${kind}.ts`);
        mkdirSync(dirname(probe), { recursive: true });
        writeFileSync(probe, `import { x } from "${specifier}";\n\nx();\n`);
      }
    }
    found = lint(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Biome leaves with 1 when it finds something; its report is on standard output all the same. */
  function lint(cwd: string): string[] {
    const cli = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
    const args = [cli, "lint", "--reporter=json", "--max-diagnostics=none", "."];
    try {
      execFileSync(process.execPath, args, { cwd, encoding: "utf8", stdio: "pipe" });
      return [];
    } catch (error) {
      const out = error instanceof Error && "stdout" in error ? String(error.stdout) : "";
      return reportSchema.parse(JSON.parse(out)).diagnostics.map(({ location }) => location.path);
    }
  }

  const rooms = [...new Set(PROBES.map(([path]) => dirname(path)))];

  it.each(rooms)("refuses a leak in %s and lets its own imports pass", (room) => {
    expect(found).toContain(`${room}/leak.ts`);
    expect(found).not.toContain(`${room}/legal.ts`);
  });
});
