import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";

/** Starts the server, gives its index time to open, and prints which of DuckDB's libraries the process has mapped. */
const START = `
import { AsyncLocalStorage } from "node:async_hooks";
Object.assign(globalThis, { AsyncLocalStorage });
const { start } = await import("./lib/server/bootstrap.ts");
const mapped = () => process.report.getReport().sharedObjects.filter((path) => path.includes("duckdb"));
await start();
const end = Date.now() + Number(process.env.WAIT_MS);
while (mapped().length === 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 200));
process.stdout.write(JSON.stringify(mapped()), () => process.exit());
`;

function mappedWith(index: string, waitMs: number): string[] {
  const dataDir = mkdtempSync(join(tmpdir(), "service-jobs-engine-"));
  try {
    const args = ["--conditions=react-server", "--import", "tsx", "--input-type=module"];
    const env = { DATA_DIR: dataDir, INDEX: index, LOG_LEVEL: "silent", SP_API_MODE: "demo" };
    const printed = execFileSync(process.execPath, [...args, "-e", START], {
      encoding: "utf8",
      timeout: 120_000,
      env: { ...env, NODE_ENV: "production", WAIT_MS: String(waitMs) },
    });
    return z.array(z.string()).parse(JSON.parse(printed));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

it("loads DuckDB where the index is on, and only there", () => {
  expect(mappedWith("memory", 30_000)).not.toEqual([]);
  expect(mappedWith("off", 2_000)).toEqual([]);
}, 250_000);
