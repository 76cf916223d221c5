import "server-only";
import { expect, it } from "vitest";
import {
  dropOpenSessions,
  forgetOpenSessions,
  keepSeenSessions,
  listOpenSessions,
  type OpenSessionRow,
} from "@/lib/server/db/open-sessions";
import type { InEmptyDatabase } from "./one-database";

const MINUTE = 60_000;
const NOW = Date.parse("2026-11-24T12:00:00Z");

const at = (minutes: number) => new Date(NOW + minutes * MINUTE);

function row(id: string, more: Partial<OpenSessionRow> = {}): OpenSessionRow {
  return {
    id,
    userId: "u-1",
    userName: "Mara",
    email: "mara@example.com",
    browser: "Firefox",
    system: "Linux",
    begunAt: at(-60),
    seenAt: at(-10),
    endsAt: at(20),
    ...more,
  };
}

/** What the database promises of open sessions, whichever database keeps it. */
export function keepsOpenSessions(within: InEmptyDatabase): void {
  it("keeps a session as it began, and when it was seen last", async () => {
    await within(async ({ db }) => {
      const list = () => listOpenSessions(db, { now: NOW, limit: 9 });
      await keepSeenSessions(db, []);
      await keepSeenSessions(db, [row("a"), row("b", { seenAt: at(-5) })]);
      expect(await list()).toEqual([row("b", { seenAt: at(-5) }), row("a")]);
      const later = { seenAt: at(-1), endsAt: at(29) };
      await keepSeenSessions(db, [row("a", { ...later, browser: "Chrome", userName: "Other" })]);
      expect((await list())[0]).toEqual(row("a", later));
      // A process that is slow writes last what is older.
      await keepSeenSessions(db, [row("a"), row("b", { userId: "u-2", seenAt: at(0) })]);
      expect(await list()).toEqual([row("a", later), row("b", { seenAt: at(-5) })]);
    });
  });

  it("lists by person and by parts of their names, and no session whose cookie has run out", async () => {
    await within(async ({ db }) => {
      await keepSeenSessions(db, [
        row("a"),
        row("b", { seenAt: at(-3), userId: "u-2", userName: "Jon", email: null }),
        row("c", { seenAt: at(-2), endsAt: at(0) }),
        row("d", { seenAt: at(-1), userName: "100 %", email: null }),
      ]);
      const ids = async (question: Partial<Parameters<typeof listOpenSessions>[1]>) =>
        (await listOpenSessions(db, { now: NOW, limit: 9, ...question })).map(({ id }) => id);
      expect(await ids({})).toEqual(["d", "b", "a"]);
      expect(await ids({ limit: 2 })).toEqual(["d", "b"]);
      expect(await ids({ now: NOW - 1 })).toEqual(["d", "c", "b", "a"]);
      expect(await ids({ userId: "u-1" })).toEqual(["d", "a"]);
      expect(await ids({ id: "a", userId: "u-1" })).toEqual(["a"]);
      expect(await ids({ id: "a", userId: "u-2" })).toEqual([]);
      expect(await ids({ user: "EXAMPLE" })).toEqual(["a"]);
      expect(await ids({ user: "jo" })).toEqual(["b"]);
      expect(await ids({ user: "U-2" })).toEqual(["b"]);
      expect(await ids({ user: "%" })).toEqual(["d"]);
    });
  });

  it("lets go of sessions that ended, and of those whose cookies are over", async () => {
    await within(async ({ db }) => {
      const left = async () =>
        (await listOpenSessions(db, { now: 0, limit: 9 })).map(({ id }) => id).toSorted();
      await keepSeenSessions(db, [
        row("a"),
        row("b"),
        row("c", { email: "Mara@Example.com", userId: "U-1" }),
        row("d", { userId: "u-2", email: null, endsAt: at(0) }),
        row("e", { userId: "u-2", email: null }),
      ]);
      await dropOpenSessions(db, { id: "b" });
      expect(await left()).toEqual(["a", "c", "d", "e"]);
      await dropOpenSessions(db, { person: "mara@example.com", except: "a" });
      expect(await left()).toEqual(["a", "d", "e"]);
      expect(await forgetOpenSessions(db, at(0))).toBe(0);
      expect(await forgetOpenSessions(db, at(1))).toBe(1);
      expect(await left()).toEqual(["a", "e"]);
      await dropOpenSessions(db, { person: "u-1", except: null });
      expect(await left()).toEqual(["e"]);
    });
  });
}
