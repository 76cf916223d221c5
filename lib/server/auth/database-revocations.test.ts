import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { OpenDatabase } from "@/lib/server/db/database";
import { keepSeenSessions, listOpenSessions } from "@/lib/server/db/open-sessions";
import { openDatabase } from "@/lib/server/db/process-database";
import { freshDataDir } from "@/lib/server/db/testing/cluster-template";
import { createDatabaseRevocations } from "./database-revocations";
import { NOW, revokesSessions, session } from "./testing/revocations-contract";

const HOUR = 3_600_000;

let dataDir = "";
let opened: OpenDatabase;

beforeAll(async () => {
  dataDir = await freshDataDir();
  opened = await openDatabase({ dataDir });
});

afterAll(async () => {
  await opened.close();
  await rm(dataDir, { recursive: true });
});

revokesSessions(async (parts) =>
  createDatabaseRevocations({ database: async () => opened.db, ...parts }),
);

it("reads the database anew where it was away at first", async () => {
  let away = true;
  const ended = createDatabaseRevocations({
    async database() {
      if (away) throw new Error("The database is away.");
      return opened.db;
    },
    maxMs: 12 * HOUR,
  });
  await expect(ended.covers(session("s-60", "u-60"))).rejects.toThrow("The database is away.");
  away = false;
  await expect(ended.covers(session("s-60", "u-60"))).resolves.toBe(false);
});

it("takes ended sessions out of the list of open ones", async () => {
  const rows = ["s-50", "s-51", "s-52"].map((id) => ({
    id,
    userId: "U-50",
    userName: "Mara",
    email: "Mara@Example.com",
    browser: null,
    system: null,
    begunAt: new Date(NOW - HOUR),
    seenAt: new Date(NOW),
    endsAt: new Date(NOW + HOUR),
  }));
  const left = async () =>
    (await listOpenSessions(opened.db, { now: NOW, userId: "U-50", limit: 9 })).map(({ id }) => id);
  const ended = createDatabaseRevocations({
    database: async () => opened.db,
    maxMs: 12 * HOUR,
    now: () => NOW,
  });
  await keepSeenSessions(opened.db, rows);
  await ended.endSession("s-50");
  expect(await left()).toEqual(["s-51", "s-52"]);
  await ended.endOthers(session("s-52", "U-50"));
  expect(await left()).toEqual(["s-52"]);
  await ended.endPerson("mara@EXAMPLE.com");
  expect(await left()).toEqual([]);
});
