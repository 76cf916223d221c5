import { rm } from "node:fs/promises";
import { afterAll, afterEach, vi } from "vitest";
import { listAudit } from "@/lib/server/db/audit-log";
import type { OpenDatabase } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/process-database";
import { freshDataDir } from "@/lib/server/db/testing/cluster-template";
import { keepsAuditRecords } from "@/lib/server/http/testing/audit-contract";
import { createDatabaseAudit } from "./database-audit";

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
