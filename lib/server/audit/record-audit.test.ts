import { afterEach, expect, it, vi } from "vitest";
import { createExportDesk } from "@/lib/server/jobs/export/export-desk";
import { exportJobs } from "@/lib/server/jobs/export/export-jobs";
import { traceExport } from "./export-trace";
import { recordAudit } from "./record-audit";

const mara = { id: "u-1", name: "Mara", email: "mara@example.com", role: "manager" } as const;

// Nothing listens there: the store cannot be opened.
vi.stubEnv("DATABASE_URL", "postgres://store:hunter2@127.0.0.1:9/store");

afterEach(() => vi.restoreAllMocks());

it("fails what cannot be put on record, and tells nothing of where", async () => {
  const failure = await recordAudit({ action: "reveal", user: mara, jobId: "J-1" }).catch(
    (error: Error) => error,
  );
  expect(failure).toMatchObject({
    problem: {
      status: 500,
      code: "internal",
      detail: "This leaves an audit record, which cannot be written now. Nothing was done.",
    },
  });
});

it("reads nothing for an export that cannot be put on record", async () => {
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
