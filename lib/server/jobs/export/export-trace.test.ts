import { expect, it, vi } from "vitest";
import { createDatabaseAudit } from "@/lib/server/audit/database-audit";
import { audit } from "@/lib/server/http/audit";
import { exportJobs } from "./export-jobs";
import { traceExport } from "./export-trace";
import { memorySlots } from "./memory-slots";

const mara = { id: "u-1", name: "Mara", email: "mara@example.com", role: "manager" } as const;

const away = async () => {
  throw new Error("The database is away.");
};

it("reads nothing for an export that cannot be put on record", async () => {
  audit.provide(createDatabaseAudit(away));
  const crawl = vi.fn();
  const slots = memorySlots();
  const parts = { crawl, now: Date.now, slots, trace: traceExport };
  const caller = { user: mara, signal: new AbortController().signal };
  await expect(exportJobs(new URLSearchParams(), caller, parts)).rejects.toMatchObject({
    problem: { code: "internal" },
  });
  expect(crawl).not.toHaveBeenCalled();
  await expect(slots.running()).resolves.toBe(0);
});
