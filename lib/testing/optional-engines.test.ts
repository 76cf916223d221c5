import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";

/** Starts the server, gives its index time to open, and prints which files of the engines its process has loaded. */
const START = `
import { AsyncLocalStorage } from "node:async_hooks";
import { createRequire } from "node:module";
import { join } from "node:path";
Object.assign(globalThis, { AsyncLocalStorage });
const { start } = await import("./lib/server/bootstrap.ts");
const mapped = () => process.report.getReport().sharedObjects.filter((path) => path.includes("duckdb"));
await start();
const end = Date.now() + Number(process.env.WAIT_MS);
while (mapped().length === 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 200));
const { cache } = createRequire(join(process.cwd(), "start.ts"));
const clients = () => Object.keys(cache).filter((path) => path.includes("@redis/client"));
const loaded = { duckdb: mapped(), valkey: clients() };
// Had it been loaded, it would have been seen.
await import("@redis/client");
if (clients().length === 0) throw new Error("Nobody can tell whether the client is loaded.");
process.stdout.write(JSON.stringify(loaded), () => process.exit());
`;

const loaded = z.object({ duckdb: z.array(z.string()), valkey: z.array(z.string()) });

function loadedWith(index: string, waitMs: number): z.output<typeof loaded> {
  const dataDir = mkdtempSync(join(tmpdir(), "service-jobs-engine-"));
  try {
    const args = ["--conditions=react-server", "--import", "tsx", "--input-type=module"];
    const env = { DATA_DIR: dataDir, INDEX: index, LOG_LEVEL: "silent", SP_API_MODE: "demo" };
    const printed = execFileSync(process.execPath, [...args, "-e", START], {
      encoding: "utf8",
      timeout: 120_000,
      env: { ...env, NODE_ENV: "production", WAIT_MS: String(waitMs) },
    });
    return loaded.parse(JSON.parse(printed));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

it("loads DuckDB where the index is on, and only there, and no client of a Valkey that is not used @deep", () => {
  const on = loadedWith("memory", 30_000);
  expect(on.duckdb).not.toEqual([]);
  expect(on.valkey).toEqual([]);
  expect(loadedWith("off", 2_000)).toEqual({ duckdb: [], valkey: [] });
}, 250_000);
