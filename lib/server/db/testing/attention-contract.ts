import "server-only";
import { expect, it } from "vitest";
import { dropSeen, forgetSeen, keepSeen, MOST_SEEN, seenBy } from "@/lib/server/db/attention-seen";
import type { InEmptyDatabase } from "./one-database";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-24T12:00:00Z");
const at = (days: number) => new Date(NOW + days * DAY);

const job = (id: string, hash = "a".repeat(22)) => ({ id, hash });

/** What the database promises of jobs that a person has seen, whichever database keeps it. */
export function keepsWhatWasSeen(within: InEmptyDatabase): void {
  it("keeps what a person has seen in a queue as it was last, and lets it go again", async () => {
    await within(async ({ db }) => {
      await keepSeen(db, "mara", "late", [], at(0));
      await keepSeen(db, "mara", "late", [job("A"), job("B")], at(-2));
      await keepSeen(db, "mara", "onHold", [job("A")], at(-1));
      await keepSeen(db, "jon", "late", [job("A")], at(-1));
      await keepSeen(db, "mara", "late", [job("A", "b".repeat(22))], at(0));
      expect(await seenBy(db, "mara")).toEqual([
        { queue: "late", jobId: "A", hash: "b".repeat(22) },
        { queue: "onHold", jobId: "A", hash: "a".repeat(22) },
        { queue: "late", jobId: "B", hash: "a".repeat(22) },
      ]);
      await dropSeen(db, "mara", "late", []);
      await dropSeen(db, "mara", "late", ["A", "C"]);
      const left = await seenBy(db, "mara");
      expect(left.map(({ queue, jobId }) => [queue, jobId])).toEqual([
        ["onHold", "A"],
        ["late", "B"],
      ]);
      expect(await seenBy(db, "jon")).toHaveLength(1);
    });
  });

  it("lets go of what was seen more than 90 days ago, and of a person's oldest beyond so many", async () => {
    await within(async ({ db }) => {
      await keepSeen(db, "jon", "late", [job("old")], at(-91));
      await keepSeen(db, "jon", "late", [job("new")], at(-89));
      expect(await forgetSeen(db, at(0))).toBe(1);
      expect((await seenBy(db, "jon")).map(({ jobId }) => jobId)).toEqual(["new"]);

      await keepSeen(db, "mara", "late", [job("first")], at(-3));
      const many = Array.from({ length: MOST_SEEN - 1 }, (_, index) => job(`J${index}`));
      await keepSeen(db, "mara", "late", many, at(-2));
      expect(await seenBy(db, "mara")).toHaveLength(MOST_SEEN);
      await keepSeen(db, "mara", "late", [job("last")], at(-1));
      const ids = (await seenBy(db, "mara")).map(({ jobId }) => jobId);
      expect([ids.length, ids[0], ids.includes("first")]).toEqual([MOST_SEEN, "last", false]);
      await keepSeen(db, "mara", "late", [job("first")], at(0));
      await dropSeen(db, "mara", "late", ["first", "last"]);
      expect((await seenBy(db, "mara")).length).toBeLessThan(MOST_SEEN);
    });
  });
}
