import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
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

/** Where the server is asked to listen. */
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

it.each([(port: number) => String(port), (port: number) => `"${port}"\r`])(
  "the health check asks where the server listens",
  async (write) => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("There is no port.");
    const env = {
      PATH: process.env.PATH,
      NODE_ENV: "production" as const,
      PORT: write(address.port),
    };
    const check = spawn(process.execPath, ["lib/cli/healthy.mjs"], { env });
    expect(await once(check, "exit")).toEqual([0, null]);
    expect(asked).toEqual(["/api/health"]);
    await new Promise((resolve) => server.close(resolve));
  },
);
