import { describe, expect, it } from "vitest";
import { createMemoryCache } from "@/lib/server/cache/memory-cache";
import { CALL, idsOf, listOf, QUERY } from "@/lib/server/jobs/testing/paged-list";
import { createCursorCache, type ReadListing } from "./cursor-cache";

/**
 * A list of ten pages behind a memory, as the app reads it: its tokens can be made to expire, and its
 * answers be held and let through one at a time.
 */
function expiring() {
  let generation = 1;
  let held = false;
  let asked = 0;
  const gates: (() => void)[] = [];
  const refused = new Set<string>();
  const list = listOf({ pages: 10, refused, generation: () => generation });
  let clock = 1;
  const listings = createMemoryCache<Awaited<ReturnType<ReadListing>>>({ now: () => clock });
  const ask: ReadListing = async (query, call) => {
    asked += 1;
    if (held) await new Promise<void>((resolve) => gates.push(resolve));
    return list(query, call);
  };
  const page = createCursorCache((query, call) =>
    listings.read(query.pageToken ?? "first", () => ask(query, call), call),
  );
  return {
    page,
    /** From now on tokens of before are refused; only the first two pages are still remembered. */
    async expire() {
      clock += 200_000;
      await page(QUERY, 1, CALL);
      await page(QUERY, 2, CALL);
      for (let n = 1; n <= 10; n++) refused.add(`${n}/${generation}`);
      generation += 1;
    },
    hold() {
      held = true;
    },
    async release() {
      gates.shift()?.();
      await new Promise<void>((resolve) => setImmediate(resolve));
    },
    asked: () => asked,
  };
}

describe("tokens that expire", () => {
  it.each([2, 3, 10])(
    "finds the page for all of %i readers who share a refused token",
    async (count) => {
      const { page, expire, asked } = expiring();
      await page(QUERY, 5, CALL);
      await expire();
      const before = asked();
      const readers = Array.from({ length: count }, () => page(QUERY, 5, CALL));
      expect((await Promise.all(readers)).map(idsOf)).toEqual(Array(count).fill(["job-5"]));
      expect(asked() - before).toBe(1 + 5);
    },
  );

  it("finds the pages of readers whose refusals come one after another, while others read", async () => {
    const { page, expire, hold, release } = expiring();
    await page(QUERY, 6, CALL);
    await expire();
    hold();
    const readers = [6, 5, 4, 6].map((wanted) => page(QUERY, wanted, CALL));
    // Whoever comes meanwhile finds what is remembered of the first pages.
    for (let round = 0; round < 40; round += 1) {
      if (round % 4 === 1) readers.push(page(QUERY, 2 + (round % 5), CALL));
      await release();
    }
    const wanted = [6, 5, 4, 6, ...Array.from({ length: 10 }, (_, n) => 2 + ((n * 4 + 1) % 5))];
    expect((await Promise.all(readers)).map(idsOf)).toEqual(wanted.map((n) => [`job-${n}`]));
  });

  it("finds the page again each time that its token has expired", async () => {
    const { page, expire } = expiring();
    for (let round = 0; round < 4; round += 1) {
      expect(idsOf(await page(QUERY, 4, CALL))).toEqual(["job-4"]);
      await expire();
    }
  });

  it("drops a guess whose token has expired", async () => {
    const { page, expire, asked } = expiring();
    await page(QUERY, 4, CALL);
    await expire();
    const before = asked();
    const guess = page(QUERY, 4, { ...CALL, lane: "prefetch" });
    await expect(guess).rejects.toMatchObject({ kind: "throttled" });
    expect(asked() - before).toBe(1);
  });
});
