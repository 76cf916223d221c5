import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { findPostgres } from "./find-postgres";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "programs-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function installPrograms(...programs: string[]): void {
  for (const program of programs) {
    const file = join(folder, program);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, `#!/bin/sh\ntouch "${folder}/has-run"\n`);
    chmodSync(file, 0o755);
  }
}

it("takes the first complete folder of PATH, and of Debian's the newest", () => {
  installPrograms(
    "first/initdb",
    "9/bin/initdb",
    "9/bin/postgres",
    "17/bin/initdb",
    "17/bin/postgres",
  );
  expect(findPostgres(join(folder, "first"), folder)).toBe(join(folder, "17/bin"));
  installPrograms("first/postgres");
  expect(findPostgres(join(folder, "first"), folder)).toBe(join(folder, "first"));
});

it("installs nothing where there is none", () => {
  installPrograms("apt-get");
  vi.stubEnv("PATH", folder);
  expect(findPostgres(folder, join(folder, "nowhere"))).toBeNull();
  expect(existsSync(join(folder, "has-run"))).toBe(false);
});
