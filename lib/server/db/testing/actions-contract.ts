import "server-only";
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  beginAction,
  cancelledAtOwnCost,
  dropAction,
  endAction,
  findAction,
  forgetActions,
  keepActionAlive,
  lastAssignments,
  listActions,
  takeAbandoned,
} from "@/lib/server/db/actions";
import type { Database } from "@/lib/server/db/database";
import type { InEmptyDatabase } from "./one-database";

const NOW = new Date("2026-11-30T10:00:00Z");
const DAY_MS = 86_400_000;

type Change = Partial<Parameters<typeof beginAction>[1]>;

function row(jobId: string, change: Change = {}) {
  const about = { key: randomUUID(), userId: "ann", userName: "ann@example.com", jobId };
  return { ...about, operation: "assign", hash: "#", wish: {}, at: NOW, ...change };
}

async function end(db: Database, key: string, state: "done" | "not_done" = "done") {
  await endAction(db, key, { state, outcome: {}, endedAt: NOW });
}

/** What is promised of what people had Amazon do, wherever it is kept. */
export function keepsActions(within: InEmptyDatabase): void {
  describe("what people had Amazon do", () => {
    it("is one at a time for each job, and one for each key", async () => {
      await within(async ({ db }) => {
        const [first, second] = [row("J1"), row("J1")];
        const begun = await Promise.all([first, second].map((one) => beginAction(db, one)));
        expect(begun.filter((one) => one !== null)).toHaveLength(1);
        expect(await beginAction(db, row("J2"))).not.toBeNull();
        const won = begun[0] === null ? second : first;
        await end(db, won.key);
        expect(await beginAction(db, { ...row("J3"), key: won.key })).toBeNull();
        const third = row("J1");
        expect(await beginAction(db, third)).not.toBeNull();
        await dropAction(db, third.key);
        await dropAction(db, won.key);
        expect(await findAction(db, third.key)).toBeNull();
        expect(await findAction(db, won.key)).toMatchObject({ state: "done" });
      });
    });

    it("is taken over once nobody has been at it for a while, by one alone", async () => {
      await within(async ({ db }) => {
        const rows = [row("J1"), row("J2"), row("J3")];
        for (const one of rows) await beginAction(db, one);
        const [first, second, third] = rows.map(({ key }) => key);
        await end(db, third ?? "");
        expect(await takeAbandoned(db, 60_000)).toEqual([]);
        const taken = await takeAbandoned(db, 0, { jobId: "J1" });
        expect(taken.map(({ key }) => key)).toEqual([first]);
        await keepActionAlive(db, second ?? "");
        expect(await takeAbandoned(db, 500, { key: second ?? "" })).toEqual([]);
        expect((await takeAbandoned(db, 0)).map(({ key }) => key)).toEqual([first, second]);
      });
    });

    it("is listed, newest first, page by page", async () => {
      await within(async ({ db }) => {
        const rows = [
          row("J1"),
          row("J2", { userId: "ben", userName: "Ben 100%" }),
          row("J3", { operation: "cancel" }),
          row("J0", { at: new Date(NOW.getTime() - 1) }),
        ];
        for (const one of rows) await beginAction(db, one);
        await end(db, rows[0]?.key ?? "");
        const jobs = async (question: Partial<Parameters<typeof listActions>[1]>) => {
          const found = await listActions(db, { limit: 10, ...question });
          return found.map(({ jobId }) => jobId);
        };
        expect(await jobs({})).toEqual(["J3", "J2", "J1", "J0"]);
        expect(await jobs({ states: ["done", "refused"] })).toEqual(["J1"]);
        expect(await jobs({ actions: ["cancel"] })).toEqual(["J3"]);
        expect(await jobs({ user: "100%" })).toEqual(["J2"]);
        expect(await jobs({ user: "%" })).toEqual(["J2"]);
        expect(await jobs({ jobId: "J2" })).toEqual(["J2"]);
        expect(await jobs({ jobId: "J\0" })).toEqual([]);
        expect(await jobs({ limit: 2 })).toEqual(["J3", "J2"]);
        expect(await jobs({ upTo: NOW })).toEqual(["J3", "J2", "J1", "J0"]);
        expect(await jobs({ upTo: new Date(NOW.getTime() - 1) })).toEqual(["J0"]);
      });
    });

    it("is known by the last assignment of each job that was done", async () => {
      await within(async ({ db }) => {
        const done = async (jobId: string, change: Change = {}, state?: "not_done") => {
          const one = row(jobId, change);
          await beginAction(db, one);
          await end(db, one.key, state);
          return one.key;
        };
        await done("J1");
        const last = await done("J1");
        await done("J1", {}, "not_done");
        await done("J1", { operation: "reschedule" });
        await done("J2", { operation: "cancel" });
        const other = await done("J3");
        const found = await lastAssignments(db, ["J1", "J2", "J3", "J\0"]);
        expect(found.map(({ key }) => key).sort()).toEqual([last, other].sort());
        expect(await lastAssignments(db, ["J2"])).toEqual([]);
      });
    });

    it("counts cancellations for which the provider may pay", async () => {
      await within(async ({ db }) => {
        const cancelled = async (change: Change, state: "done" | "not_done" = "done") => {
          const one = row(randomUUID(), { operation: "cancel", ...change });
          await beginAction(db, one);
          await end(db, one.key, state);
          return one.key;
        };
        const key = await cancelled({ wish: { payer: "provider" } });
        await cancelled({ wish: { payer: null } });
        await cancelled({ wish: { payer: "customer" } });
        await cancelled({ wish: { payer: "provider" } }, "not_done");
        await cancelled({ wish: { payer: "provider" }, userId: "ben" });
        await cancelled({ wish: { payer: "provider" }, at: new Date(NOW.getTime() - 2 * DAY_MS) });
        const since = new Date(NOW.getTime() - DAY_MS);
        expect(await cancelledAtOwnCost(db, { userId: "ann", since, but: "" })).toBe(2);
        expect(await cancelledAtOwnCost(db, { userId: "ann", since, but: key })).toBe(1);
      });
    });

    it("is let go of after 90 days", async () => {
      await within(async ({ db }) => {
        const one = row("J1");
        await beginAction(db, one);
        expect(await forgetActions(db, new Date(NOW.getTime() + 90 * DAY_MS))).toBe(0);
        expect(await forgetActions(db, new Date(NOW.getTime() + 91 * DAY_MS))).toBe(1);
        expect(await findAction(db, one.key)).toBeNull();
      });
    });
  });
}
