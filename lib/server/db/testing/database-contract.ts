import "server-only";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import type { DatabaseLocation } from "@/lib/server/config/settings";
import { appendAudit, listAudit, pruneAudit } from "@/lib/server/db/audit-log";
import { type OpenDatabase, tables } from "@/lib/server/db/database";
import { forgetEndedSessions } from "@/lib/server/db/ended-sessions";
import { openDatabase } from "@/lib/server/db/process-database";
import { keepsActions } from "./actions-contract";
import { keepsWhatWasSeen } from "./attention-contract";
import { keepsLookupLists } from "./lookup-lists-contract";
import { oneDatabase } from "./one-database";
import { keepsOpenSessions } from "./open-sessions-contract";
import { schemaInCode, schemaInDatabase } from "./schema-compared";
import { keepsViews } from "./views-contract";

const WRITER = fileURLToPath(new URL("./write-until-killed.ts", import.meta.url));
const ENOUGH = 25;

const mara = { id: "u-1", name: "Mara", email: "mara@example.com", role: "manager" };
const jon = { id: "u-2", name: "Jon", role: "viewer" };

/**
 * What the database promises, whichever database keeps it. `fresh` answers an empty one each time, and
 * `bare` one in which nobody has made the tables.
 */
export function keepsThePromises(
  fresh: () => Promise<DatabaseLocation>,
  bare: () => Promise<DatabaseLocation> = fresh,
): void {
  const inEmpty = oneDatabase(fresh);

  async function within<T>(
    location: DatabaseLocation,
    work: (opened: OpenDatabase) => Promise<T>,
  ): Promise<T> {
    const opened = await openDatabase(location);
    try {
      return await work(opened);
    } finally {
      await opened.close();
    }
  }

  it("makes its tables once, as the schema says, and keeps what they hold", async () => {
    const location = await bare();
    await within(location, async ({ db }) => {
      expect(await schemaInDatabase(db)).toEqual(schemaInCode());
      await appendAudit(db, [{ action: "reveal", user: mara, jobId: "J-1", reason: "a part" }]);
    });
    await within(location, async ({ db }) => {
      expect(await schemaInDatabase(db)).toEqual(schemaInCode());
      expect((await listAudit(db, { limit: 9 })).records).toMatchObject([
        {
          id: 1,
          action: "reveal",
          userName: "mara@example.com",
          role: "manager",
          reason: "a part",
        },
      ]);
    });
  });

  it("lets nobody change or remove a record", async () => {
    await inEmpty(async ({ db }) => {
      await appendAudit(db, [{ action: "lookup", user: jon, details: { asked: 3 } }]);
      const attempt = (text: string) =>
        db.execute(sql.raw(text)).then(
          () => "done",
          (error: Error) => String(error.cause ?? error),
        );
      for (const deed of [
        "update audit_records set reason = 'other'",
        "delete from audit_records",
        "truncate audit_records",
        "truncate audit_records, ended_sessions cascade",
      ]) {
        expect(await attempt(deed)).toContain("append-only");
      }
      expect((await listAudit(db, { limit: 9 })).records).toMatchObject([
        { userName: "Jon", reason: null, details: { asked: 3 } },
      ]);
    });
  });

  it("pages both ways through what the filters let through", async () => {
    await inEmpty(async ({ db }) => {
      const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 8, minute));
      await appendAudit(
        db,
        Array.from({ length: 12 }, (_, index) => ({
          action: index % 3 === 0 ? ("lookup" as const) : ("reveal" as const),
          user: index % 2 === 0 ? mara : jon,
          jobId: `J-${index}`,
          at: at(index),
        })),
      );
      const jobs = async (question: Partial<Parameters<typeof listAudit>[1]>) => {
        const page = await listAudit(db, { limit: 100, ...question });
        return { ...page, records: page.records.map(({ jobId }) => jobId) };
      };
      const reveals = { actions: ["reveal"] as const, limit: 3 };
      const first = await jobs(reveals);
      expect(first).toMatchObject({ records: ["J-11", "J-10", "J-8"], newer: null });
      const second = await jobs({ ...reveals, before: first.older ?? 0 });
      expect(second.records).toEqual(["J-7", "J-5", "J-4"]);
      const third = await jobs({ ...reveals, before: second.older ?? 0 });
      expect(third).toMatchObject({ records: ["J-2", "J-1"], older: null });
      expect(await jobs({ ...reveals, after: third.newer ?? 0 })).toEqual(second);
      expect(await jobs({ ...reveals, after: second.newer ?? 0 })).toMatchObject(first);

      expect((await jobs({ user: "EXAMPLE.com", actions: ["lookup"] })).records).toEqual([
        "J-6",
        "J-0",
      ]);
      expect((await jobs({ user: "%" })).records).toEqual([]);
      expect((await jobs({ jobId: "J-5" })).records).toEqual(["J-5"]);
      const between = { from: at(3).getTime(), to: at(6).getTime() };
      expect((await jobs(between)).records).toEqual(["J-5", "J-4", "J-3"]);
    });
  });

  it("finds nothing under a text that no record can hold", async () => {
    await inEmpty(async ({ db }) => {
      await appendAudit(db, [{ action: "reveal", user: mara, jobId: "J-1" }]);
      for (const text of ["\0", "Mara\0", "\ud800", "J-1\udfff"]) {
        expect((await listAudit(db, { limit: 9, user: text })).records).toEqual([]);
        expect((await listAudit(db, { limit: 9, jobId: text })).records).toEqual([]);
      }
    });
  });

  it("lets go of records at 18 months, and of ended sessions when their cookies are over", async () => {
    await inEmpty(async ({ db }) => {
      const now = new Date();
      const oldest = new Date(now);
      oldest.setUTCMonth(oldest.getUTCMonth() - 18);
      // The 31st of a month that has none is its last day, as PostgreSQL counts.
      if (oldest.getUTCDate() !== now.getUTCDate()) oldest.setUTCDate(0);
      const old = (seconds: number) => new Date(oldest.getTime() - seconds * 1000);
      await appendAudit(
        db,
        [3_600, 1, -60].map((seconds) => ({
          action: "sign_in" as const,
          user: mara,
          jobId: String(seconds),
          at: old(seconds),
        })),
      );
      const left = async () =>
        (await listAudit(db, { limit: 9 })).records.map(({ jobId }) => jobId).toReversed();
      expect(await pruneAudit(db, new Date(now.getTime() - 60_000))).toBe(1);
      expect(await left()).toEqual(["1", "-60"]);
      expect(await pruneAudit(db, now)).toBe(1);
      expect(await pruneAudit(db, new Date(now.getTime() + 86_400_000))).toBe(0);
      expect(await left()).toEqual(["-60"]);

      await db.insert(tables.endedSessions).values([
        { kind: "session", subject: "a", forgetAt: new Date(now.getTime() - 1) },
        { kind: "person", subject: "b", forgetAt: now },
      ]);
      expect(await forgetEndedSessions(db, now)).toBe(1);
      expect(await forgetEndedSessions(db, now)).toBe(0);
    });
  });

  it("has every record that it said is kept, after its process was killed while writing", async () => {
    const location = await fresh();
    await within(location, async () => undefined);
    const writer = spawn(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", WRITER, JSON.stringify(location)],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const exit = once(writer, "exit");
    let said = "";
    for await (const text of writer.stdout.setEncoding("utf8")) {
      said += text;
      if (said.split("\n").length > ENOUGH) writer.kill("SIGKILL");
    }
    await exit;
    const kept = said.split("\n").slice(0, -1).map(Number);
    expect(kept.length).toBeGreaterThanOrEqual(ENOUGH);
    await within(location, async ({ db }) => {
      const { auditRecords } = tables;
      const rows = await db.select().from(auditRecords).orderBy(auditRecords.id);
      const found = rows.map(({ details }) => details.number);
      expect(found.slice(0, kept.length)).toEqual(kept);
      await appendAudit(db, [{ action: "settings", user: null }]);
    });
  });

  keepsViews(inEmpty);
  keepsLookupLists(inEmpty);
  keepsOpenSessions(inEmpty);
  keepsWhatWasSeen(inEmpty);
  keepsActions(inEmpty);
}
