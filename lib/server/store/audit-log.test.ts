import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendAudit, listAudit, pruneAudit } from "./audit-log";
import { openStore } from "./open-store";
import type { Store } from "./store";

const mara = { id: "u-1", name: "mara@example.com", role: "manager" };

describe("the audit log", () => {
  let folder = "";
  let store: Store;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "store-"));
    store = await openStore({ dataDir: folder });
  }, 60_000);

  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  it("keeps records and pages through them both ways", async () => {
    for (let index = 0; index < 5; index += 1) {
      await appendAudit(store.db, [
        { action: "reveal", user: mara, jobId: `J-${index}`, reason: "x" },
      ]);
    }
    const first = await listAudit(store.db, { limit: 2 });
    expect(first.records.map(({ jobId }) => jobId)).toEqual(["J-4", "J-3"]);
    expect(first.newer).toBeNull();
    const second = await listAudit(store.db, { limit: 2, before: first.older ?? 0 });
    expect(second.records.map(({ jobId }) => jobId)).toEqual(["J-2", "J-1"]);
    const back = await listAudit(store.db, { limit: 2, after: second.newer ?? 0 });
    expect(back.records.map(({ jobId }) => jobId)).toEqual(["J-4", "J-3"]);
    expect(back.newer).toBeNull();
  });

  it("lets nobody change or remove a record", async () => {
    const message = (text: string) =>
      store.db.execute(sql.raw(text)).then(
        () => "done",
        (error: Error) => String(error.cause ?? error),
      );
    expect(await message("update audit_records set reason = 'other'")).toContain("append-only");
    expect(await message("delete from audit_records")).toContain("append-only");
    expect(await message("truncate audit_records")).toContain("append-only");
    expect((await listAudit(store.db, { limit: 9 })).records).toHaveLength(5);
    expect(await pruneAudit(store.db, new Date("2020-01-01"))).toBe(0);
  });
});
