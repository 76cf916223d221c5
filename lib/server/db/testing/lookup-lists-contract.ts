import "server-only";
import { expect, it } from "vitest";
import { findLookupList, forgetLookupLists, keepLookupList } from "@/lib/server/db/lookup-lists";
import type { InEmptyDatabase } from "./one-database";

/** What the database promises of looked-up lists. */
export function keepsLookupLists(within: InEmptyDatabase): void {
  it("keeps the ids of a lookup in their order until their time is over", async () => {
    await within(async ({ db }) => {
      const now = new Date();
      const later = (ms: number) => new Date(now.getTime() + ms);
      const list = { id: "a", ids: ["2", "1", "3"], marketplace: null, keptUntil: later(1000) };
      await keepLookupList(db, list);
      await keepLookupList(db, { ...list, id: "b", marketplace: "A1F83G8C2ARO7P" });
      expect(await findLookupList(db, "a", now)).toEqual(list);
      expect(await findLookupList(db, "a", later(1000))).toBeNull();
      for (const id of ["c", "\0", "\ud800"]) expect(await findLookupList(db, id, now)).toBeNull();

      await keepLookupList(db, { ...list, keptUntil: later(2000) });
      expect(await findLookupList(db, "a", later(1500))).toMatchObject({ ids: ["2", "1", "3"] });
      expect(await forgetLookupLists(db, later(1500))).toBe(1);
      expect(await findLookupList(db, "b", now)).toBeNull();
      expect(await findLookupList(db, "a", now)).not.toBeNull();
    });
  });
}
