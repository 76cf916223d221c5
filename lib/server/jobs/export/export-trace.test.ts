import { expect, it, vi } from "vitest";
import { exportJobs } from "./export-jobs";
import { traceExport } from "./export-trace";
import { memorySlots } from "./memory-slots";

const mara = { id: "u-1", name: "Mara", email: "mara@example.com", role: "manager" } as const;

// Nothing listens there: the database cannot be opened.
vi.stubEnv("DATABASE_URL", "postgres://store:hunter2@127.0.0.1:9/store");

it("reads nothing for an export that cannot be put on record", async () => {
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
