import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { settings } from "@/lib/server/config/settings";
import { appendAudit, listAudit } from "@/lib/server/db/audit-log";
import type { OpenDatabase } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/process-database";
import { freshDataDir } from "@/lib/server/db/testing/cluster-template";
import { recordSettings } from "./begin-audit";

let folder = "";
let opened: OpenDatabase;

beforeAll(async () => {
  folder = await freshDataDir();
  opened = await openDatabase({ dataDir: folder });
});

afterAll(async () => {
  await opened.close();
  await rm(folder, { recursive: true });
});

it("records the settings once, and again when they differ, without anybody's address", async () => {
  const first = settings();
  const lists = { ...first.auth, adminEmails: ["mara@example.com"] };
  const second = { ...first, auth: lists };
  const third = { ...first, auth: { ...lists, adminEmails: ["jon@example.com"] } };
  for (const now of [first, first, second, second, third, third]) {
    await recordSettings(opened.db, now);
    await appendAudit(opened.db, [{ action: "lookup", user: null }]);
  }
  const { records } = await listAudit(opened.db, { actions: ["settings"], limit: 9 });
  expect(records).toMatchObject([
    { userId: null, details: { mode: "demo", admins: 1, store: "embedded" } },
    { details: { admins: 1 } },
    { details: { admins: 0 } },
  ]);
  expect(new Set(records.map(({ details }) => details.fingerprint)).size).toBe(3);
  expect(JSON.stringify(records)).not.toContain("@");
});
