import { expect, it } from "vitest";
import type { AuditEntry } from "@/lib/audit/audit-record";
import { createAuditQueue } from "./audit-queue";

const entry = (jobId: string): AuditEntry => ({ action: "refused", user: null, jobId });
const ids = (entries: readonly AuditEntry[]) => entries.map(({ jobId }) => jobId);

function rig(options: { failures?: number; limit?: number } = {}) {
  let failures = options.failures ?? 0;
  const kept: (string | undefined)[] = [];
  const lost: (string | undefined)[] = [];
  const pauses: number[] = [];
  const queue = createAuditQueue({
    async append(entries) {
      failures -= 1;
      if (failures >= 0) throw new Error("The database restarts.");
      kept.push(...ids(entries));
    },
    sleep: async (ms) => void pauses.push(ms),
    lost: (entries) => void lost.push(...ids(entries)),
    limit: options.limit,
  });
  return { queue, kept, lost, pauses };
}

it("keeps what is noted, in order", async () => {
  const { queue, kept, lost } = rig();
  for (let index = 0; index < 250; index += 1) queue.add(entry(String(index)));
  await queue.settled();
  expect(kept).toEqual(Array.from({ length: 250 }, (_, index) => String(index)));
  expect(lost).toEqual([]);
});

it("outlasts a database that restarts", async () => {
  const { queue, kept, lost, pauses } = rig({ failures: 3 });
  queue.add(entry("a"));
  await queue.settled();
  expect({ kept, lost, pauses }).toEqual({ kept: ["a"], lost: [], pauses: [250, 1_000, 4_000] });
});

it("gives up after the last try, says so, and goes on", async () => {
  const { queue, kept, lost } = rig({ failures: 4 });
  queue.add(entry("a"));
  await queue.settled();
  queue.add(entry("b"));
  await queue.settled();
  expect({ kept, lost }).toEqual({ kept: ["b"], lost: ["a"] });
});

it("holds no more than its limit", async () => {
  const { queue, kept, lost } = rig({ limit: 2 });
  for (const id of ["a", "b", "c"]) queue.add(entry(id));
  await queue.settled();
  expect({ kept, lost }).toEqual({ kept: ["a", "b"], lost: ["c"] });
});

it("goes on after the listener for losses has failed", async () => {
  const kept: (string | undefined)[] = [];
  let away = true;
  const queue = createAuditQueue({
    append: async (entries) => {
      if (away) throw new Error("The database is away.");
      kept.push(...ids(entries));
    },
    sleep: async () => undefined,
    lost: () => {
      throw new Error("The log is full.");
    },
  });
  queue.add(entry("lost"));
  await expect(queue.settled()).rejects.toThrow("The log is full.");
  away = false;
  queue.add(entry("kept"));
  await queue.settled();
  expect(kept).toEqual(["kept"]);
});
