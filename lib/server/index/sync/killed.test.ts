import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { z } from "zod";
import { openEngine } from "@/lib/server/index/engine";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { startSimulator } from "@/lib/server/simulator/start";
import { isDeep } from "@/lib/testing/deep";

const KEEPER = fileURLToPath(new URL("../testing/sync-until-killed.ts", import.meta.url));
const KILLS = isDeep() ? 50 : 2;
const PLAN = { rate: 400, burst: 4_000, others: { rate: 400, burst: 4_000 } };

const idsRow = z.object({ id: z.string() });
const idsLine = z.array(z.string());

/** Ids of the pages that were said to be kept, by a process that is killed `afterMs` after the first. */
async function keepUntilKilled(args: string[], afterMs: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", KEEPER, ...args],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = once(child, "exit");
  const kept: string[] = [];
  const lines = createInterface(child.stdout);
  lines.on("line", (line) => kept.push(...idsLine.parse(JSON.parse(line))));
  await once(lines, "line");
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill("SIGKILL");
  await ended;
  return kept;
}

it(
  "an index in a file opens after a kill and has lost no page that was said to be kept",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "index-"));
    const file = join(folder, "index.duckdb");
    const simulator = await startSimulator({
      jobs: 3_000,
      latency: { meanMs: 5, jitterMs: 5 },
      ...PLAN,
    });
    const config = JSON.stringify({
      ...DEMO_CREDENTIALS[0],
      ...PLAN,
      endpoint: simulator.url,
      lwaEndpoint: simulator.tokenUrl,
      timeoutMs: 5_000,
    });
    const said = new Set<string>();
    try {
      for (let kill = 0; kill < KILLS; kill += 1) {
        simulator.create(40);
        const kept = await keepUntilKilled([file, config], 50 + 97 * (kill % 9));
        for (const id of kept) said.add(id);
        const engine = await openEngine(file);
        const rows = await engine.read("select id from jobs", [], idsRow);
        await engine.close();
        const ids = new Set(rows.map(({ id }) => id));
        expect(said.size).toBeGreaterThan(0);
        expect([...said].filter((id) => !ids.has(id))).toEqual([]);
      }
    } finally {
      await simulator.close();
      await rm(folder, { recursive: true });
    }
  },
  KILLS * 60_000,
);
