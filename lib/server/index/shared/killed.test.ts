import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { tables } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/process-database";
import { findPostgres } from "@/lib/server/db/testing/find-postgres";
import { type PostgresServer, startPostgres } from "@/lib/server/db/testing/postgres-server";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { startSimulator } from "@/lib/server/simulator/start";

const PROCESS = fileURLToPath(new URL("./testing/share-until-killed.ts", import.meta.url));
const PLAN = { rate: 400, burst: 4_000, detailRate: 400, detailBurst: 4_000 };
const JOBS = 400;
/** One of the United States. */
const STORE = "SEA-TUKWILA-01";
const LEASE_MS = 3_000;
const PATIENT = { timeout: 40_000, interval: 20 };
const programs = findPostgres();
if (programs === null) {
  process.stderr.write("The kill of who reads Amazon: skipped, this machine has no postgres.\n");
}

const said = z.object({
  state: z.string(),
  rows: z.number(),
  fill: z.number(),
  reader: z.string().optional(),
});
type Said = z.output<typeof said>;

/** A process of its own, and what it said last. */
function begin(args: string[]) {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", PROCESS, ...args],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = once(child, "exit");
  let last: Said | null = null;
  createInterface(child.stdout).on("line", (line) => {
    last = said.parse(JSON.parse(line));
  });
  return {
    now: (): Said | null => last,
    signal: (name: "SIGKILL" | "SIGSTOP" | "SIGCONT") => child.kill(name),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

describe.skipIf(programs === null)("who reads Amazon is killed, or stands still", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres(programs ?? "");
  });
  afterAll(() => server.stop());

  it("another one goes on from where it was, and no job is lost or there twice @deep", async () => {
    const databaseUrl = await server.freshDatabase();
    const { db, close } = await openDatabase({ databaseUrl });
    const simulator = await startSimulator({
      jobs: JOBS,
      latency: { meanMs: 5, jitterMs: 5 },
      ...PLAN,
    });
    const config = JSON.stringify({
      ...{ ...DEMO_CREDENTIALS[0], ...PLAN, timeoutMs: 5_000 },
      ...{ endpoint: simulator.url, lwaEndpoint: simulator.tokenUrl },
    });
    const args = [databaseUrl, config, `${LEASE_MS}`];
    const processes = [begin(args), begin(args)];
    const reader = () => processes.filter((each) => each.now()?.reader === "this");
    const { id, isDropped } = tables.jobIndex;
    const kept = () => db.$count(tables.jobIndex, sql`not ${isDropped}`);
    try {
      await vi.waitFor(() => {
        for (const each of processes) expect(each.now()?.state).toBe("ready");
      }, PATIENT);
      const rows = await kept();
      expect(processes.map((each) => each.now()?.rows)).toEqual([rows, rows]);
      const [first] = reader();
      const second = processes.find((each) => each !== first);
      await first?.kill();
      await vi.waitFor(() => expect(second?.now()?.reader).toBe("this"), PATIENT);

      // It stands still, another one takes over, and what it still does when it wakes counts for nothing.
      const third = begin(args);
      processes.push(third);
      await vi.waitFor(() => expect(third.now()?.state).toBe("ready"), PATIENT);
      second?.signal("SIGSTOP");
      const created = simulator.create(3, STORE);
      await vi.waitFor(() => expect(third.now()?.reader).toBe("this"), PATIENT);
      second?.signal("SIGCONT");
      await vi.waitFor(() => expect(second?.now()?.reader).toBe("another"), PATIENT);
      await vi.waitFor(async () => {
        expect(await kept()).toBe(rows + created.length);
        expect([second?.now()?.rows, third.now()?.rows]).toEqual(
          Array(2).fill(rows + created.length),
        );
      }, PATIENT);
      expect([second?.now()?.fill, third.now()?.fill]).toEqual([0, 0]);
      const ids = await db.select({ id }).from(tables.jobIndex);
      expect(new Set(ids.map((row) => row.id)).size).toBe(ids.length);
    } finally {
      await Promise.all(processes.map((each) => each.kill()));
      await simulator.close();
      await close();
    }
  }, 120_000);
});
