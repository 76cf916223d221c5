import { describe, expect, it, vi } from "vitest";
import { ProblemError } from "@/lib/http/problem";
import { createMemoryCache } from "@/lib/server/cache/memory-cache";
import { CALL, idsOf, listOf, QUERY } from "@/lib/server/jobs/testing/paged-list";
import { SpApiError } from "@/lib/server/sp-api/errors";
import { createCursorCache, type ReadListing } from "./cursor-cache";

describe("cursor cache", () => {
  it("reads its way to a page it does not know and then opens it with one call", async () => {
    const read = listOf({ pages: 10 });
    const page = createCursorCache(read);
    expect(idsOf(await page(QUERY, 7, CALL))).toEqual(["job-7"]);
    expect(read).toHaveBeenCalledTimes(7);
    expect(idsOf(await page(QUERY, 7, CALL))).toEqual(["job-7"]);
    expect(read).toHaveBeenCalledTimes(8);
    expect(idsOf(await page(QUERY, 8, CALL))).toEqual(["job-8"]);
    expect(read).toHaveBeenCalledTimes(9);
  });

  it("keeps the cursors of different questions apart", async () => {
    const read = listOf({ pages: 10 });
    const page = createCursorCache(read);
    await page(QUERY, 4, CALL);
    await page({ ...QUERY, storeIds: ["S"] }, 2, CALL);
    expect(read).toHaveBeenCalledTimes(6);
  });

  it("says on each page whether there is another", async () => {
    const page = createCursorCache(listOf({ pages: 2 }));
    expect((await page(QUERY, 1, CALL)).hasNext).toBe(true);
    expect((await page(QUERY, 2, CALL)).hasNext).toBe(false);
  });

  it("names the last page when the wanted one lies beyond it", async () => {
    const page = createCursorCache(listOf({ pages: 3 }));
    const failure = await page(QUERY, 9, CALL).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    expect(failure).toMatchObject({
      problem: { code: "bad_search", errors: [{ parameter: "page", limit: 3 }] },
    });
  });

  it("forgets a refused token and begins once more", async () => {
    let generation = 1;
    const refused = new Set<string>();
    const read = listOf({ pages: 10, refused, generation: () => generation });
    const page = createCursorCache(read);
    await page(QUERY, 5, CALL);
    for (let n = 1; n <= 10; n++) refused.add(`${n}/1`);
    generation = 2;
    expect(idsOf(await page(QUERY, 5, CALL))).toEqual(["job-5"]);
    expect(read).toHaveBeenCalledTimes(5 + 1 + 5);
  });

  it("asks anew for every page of the second time: what is remembered leads to the refused token", async () => {
    let generation = 1;
    const refused = new Set<string>();
    const ask = listOf({ pages: 10, refused, generation: () => generation });
    const listings = createMemoryCache<Awaited<ReturnType<ReadListing>>>({ now: () => 0 });
    const page = createCursorCache((query, call) =>
      listings.read(query.pageToken ?? "first", () => ask(query, call), call),
    );
    await page(QUERY, 4, CALL);
    for (let n = 1; n <= 10; n++) refused.add(`${n}/1`);
    generation = 2;
    expect(idsOf(await page(QUERY, 5, CALL))).toEqual(["job-5"]);
  });

  it("takes a refusal of the question itself for what it is", async () => {
    const read = vi.fn<ReadListing>(async () => {
      throw new SpApiError({ kind: "rejected", status: 400, upstreamCode: "InvalidInput" });
    });
    const page = createCursorCache(read);
    await Promise.all(
      [3, 3].map((n) => expect(page(QUERY, n, CALL)).rejects.toMatchObject({ kind: "rejected" })),
    );
    expect(read).toHaveBeenCalledTimes(2);
  });

  it("passes on a refusal that beginning anew does not cure", async () => {
    const refused = new Set(["2/0"]);
    const page = createCursorCache(listOf({ pages: 10, refused }));
    await expect(page(QUERY, 3, CALL)).rejects.toMatchObject({ kind: "rejected" });
  });

  it("ends the list where Amazon's sandbox repeats one token for ever", async () => {
    const read = vi.fn<ReadListing>(async () => ({
      data: {
        jobs: [{ serviceJobId: "34534399990035" }],
        totalResultSize: 1,
        nextPageToken: "same",
        previousPageToken: "same",
      },
      requestId: null,
      fetchedAt: 0,
    }));
    const page = createCursorCache(read);
    expect((await page(QUERY, 1, CALL)).hasNext).toBe(false);
    await expect(page(QUERY, 2, CALL)).rejects.toMatchObject({ problem: { code: "bad_search" } });
    expect(read).toHaveBeenCalledTimes(2);
  });

  it("ends the list at a token it has used already", async () => {
    const read = vi.fn<ReadListing>(async ({ pageToken }) => ({
      data: {
        jobs: [{ serviceJobId: "a" }],
        totalResultSize: null,
        nextPageToken: "again",
        previousPageToken: pageToken ? "back" : null,
      },
      requestId: null,
      fetchedAt: 0,
    }));
    const page = createCursorCache(read);
    expect((await page(QUERY, 1, CALL)).hasNext).toBe(true);
    expect((await page(QUERY, 2, CALL)).hasNext).toBe(false);
  });

  it("stops a long way at the caller's patience, says how far it came, and goes on from there", async () => {
    let clock = 0;
    const list = listOf({ pages: 100 });
    const read = vi.fn<ReadListing>((query, call) => {
      clock += 100;
      return list(query, call);
    });
    const page = createCursorCache(read, () => clock);
    await expect(page(QUERY, 50, { ...CALL, patienceMs: 2000 })).rejects.toMatchObject({
      problem: {
        code: "upstream_throttled",
        retryAfter: 1,
        progress: { page: 20, of: 50, seconds: 3 },
      },
    });
    expect(idsOf(await page(QUERY, 50, CALL))).toEqual(["job-50"]);
    expect(read).toHaveBeenCalledTimes(50);
  });

  it("reads far pages in the background and only the last steps as somebody's click", async () => {
    const read = listOf({ pages: 30 });
    await createCursorCache(read)(QUERY, 20, CALL);
    const lanes = read.mock.calls.map(([, call]) => call.lane);
    expect(lanes.slice(0, 14)).toEqual(Array(14).fill("background"));
    expect(lanes.slice(14)).toEqual(Array(6).fill("interactive"));
  });

  it("opens the next page for a guess with one call, and drops a guess that would be many calls", async () => {
    const read = listOf({ pages: 10 });
    const page = createCursorCache(read);
    const guess = { ...CALL, lane: "prefetch" } as const;
    await expect(page(QUERY, 2, guess)).rejects.toMatchObject({ kind: "throttled" });
    expect(read).not.toHaveBeenCalled();
    await page(QUERY, 1, CALL);
    expect(idsOf(await page(QUERY, 2, guess))).toEqual(["job-2"]);
    await expect(page(QUERY, 4, guess)).rejects.toMatchObject({ kind: "throttled" });
    expect(read.mock.calls.map(([, call]) => call.lane)).toEqual(["interactive", "prefetch"]);
  });

  it("asks Amazon anew only for the wanted page of a refresh", async () => {
    const read = listOf({ pages: 5 });
    await createCursorCache(read)(QUERY, 3, { ...CALL, refresh: true });
    expect(read.mock.calls.map(([, call]) => Boolean(call.refresh))).toEqual([false, false, true]);
  });
});
