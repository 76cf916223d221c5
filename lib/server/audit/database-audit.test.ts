import { rm } from "node:fs/promises";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { listAudit } from "@/lib/server/db/audit-log";
import type { OpenDatabase } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/process-database";
import { freshDataDir } from "@/lib/server/db/testing/cluster-template";
import { audit } from "@/lib/server/http/audit";
import { keepsAuditRecords } from "@/lib/server/http/testing/audit-contract";
import { createExportDesk } from "@/lib/server/jobs/export/export-desk";
import { exportJobs } from "@/lib/server/jobs/export/export-jobs";
import { createDatabaseAudit } from "./database-audit";
import { traceExport } from "./export-trace";

const mara = { id: "u-1", name: "Mara", email: "mara@example.com", role: "manager" } as const;
const opened: { database: OpenDatabase; dataDir: string }[] = [];

afterEach(() => vi.restoreAllMocks());

afterAll(async () => {
  for (const { database, dataDir } of opened) {
    await database.close();
    await rm(dataDir, { recursive: true });
  }
});

async function fresh() {
  const dataDir = await freshDataDir();
  const database = await openDatabase({ dataDir });
  opened.push({ database, dataDir });
  return {
    audit: createDatabaseAudit(async () => database.db),
    records: async () => (await listAudit(database.db, { limit: 9 })).records,
  };
}

const away = () =>
  createDatabaseAudit(async () => {
    throw new Error("postgres://dashboard:hunter2@127.0.0.1:9/dashboard is away.");
  });

keepsAuditRecords(fresh, away);

it("reads nothing for an export that cannot be put on record", async () => {
  audit.provide(away());
  const ask = vi.fn();
  const desk = createExportDesk();
  const parts = { ask, sleep: async () => undefined, now: Date.now, desk, trace: traceExport };
  const caller = { user: mara, signal: new AbortController().signal };
  await expect(exportJobs(new URLSearchParams(), caller, parts)).rejects.toMatchObject({
    problem: { code: "internal" },
  });
  expect(ask).not.toHaveBeenCalled();
  expect(desk.running()).toBe(0);
});
