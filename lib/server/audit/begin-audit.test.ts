import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { settings } from "@/lib/server/config/settings";
import { appendAudit, listAudit } from "@/lib/server/db/audit-log";
import type { Store } from "@/lib/server/db/database";
import { openStore } from "@/lib/server/db/process-database";
import { freshDataDir } from "@/lib/server/db/testing/cluster-template";
import { recordSettings } from "./begin-audit";

let folder = "";
let store: Store;

beforeAll(async () => {
  folder = await freshDataDir();
  store = await openStore({ dataDir: folder });
}, 60_000);

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

it("records the settings once, and again when they differ, without anybody's address", async () => {
  const first = settings();
  const lists = { ...first.auth, adminEmails: ["mara@example.com"] };
  const second = { ...first, auth: lists };
  const third = { ...first, auth: { ...lists, adminEmails: ["jon@example.com"] } };
  for (const now of [first, first, second, second, third, third]) {
    await recordSettings(store.db, now);
    await appendAudit(store.db, [{ action: "lookup", user: null }]);
  }
  const { records } = await listAudit(store.db, { actions: ["settings"], limit: 9 });
  expect(records).toMatchObject([
    { userId: null, details: { mode: "demo", admins: 1, store: "embedded" } },
    { details: { admins: 1 } },
    { details: { admins: 0 } },
  ]);
  expect(new Set(records.map(({ details }) => details.fingerprint)).size).toBe(3);
  expect(JSON.stringify(records)).not.toContain("@");
});
