import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "start-")));
  mkdirSync(join(folder, "lib/cli"), { recursive: true });
  cpSync("lib/cli/start.mjs", join(folder, "lib/cli/start.mjs"));
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "server.js"), "console.log(process.env.HOSTNAME, process.env.PORT)");
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Where the server is told to listen. */
function listensOn(environment: Record<string, string>): string {
  const env = { PATH: process.env.PATH, NODE_ENV: "production" as const, ...environment };
  const start = join(folder, "lib/cli/start.mjs");
  return execFileSync(process.execPath, [start], { cwd: folder, env, encoding: "utf8" }).trim();
}

it.each([
  [{ PORT: "4000" }, "127.0.0.1 4000"],
  [{ PORT: '"4000"', SP_API_MODE: '"demo"', SP_API_CLIENT_ID: "id" }, "127.0.0.1 4000"],
  [{ PORT: "'4000'\r", SP_API_MODE: "'live'", HOSTNAME: '"10.0.0.1"' }, "10.0.0.1 4000"],
  [{ PORT: "4000", SP_API_CLIENT_ID: '""', SP_API_CLIENT_SECRET_FILE: "''" }, "127.0.0.1 4000"],
  [{ PORT: "4000", SP_API_CLIENT_SECRET_FILE: '"/run/secret"' }, "0.0.0.0 4000"],
])("%o", (environment, where) => {
  expect(listensOn(environment)).toBe(where);
});
