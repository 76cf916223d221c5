import { describe, expect, it } from "vitest";
import { crawlThrough } from "@/lib/server/jobs/crawl/testing/crawl-through";
import { DAY, MONTH, MONTHLY, NOW } from "@/lib/server/jobs/crawl/testing/month";
import {
  evenly,
  inOrder,
  outage,
  type ScriptedJob,
  scriptedAmazon,
} from "@/lib/server/jobs/crawl/testing/scripted-amazon";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import type { WireListing } from "@/lib/server/sp-api/wire";

const MOVED = { complete: false, reason: "moved", cursor: null };
const BY_STATUS = { ...MONTH, sortField: "JOB_STATUS" } as const;
const BY_UPDATE = {
  marketplaceId: MONTH.marketplaceId,
  lastUpdatedAfter: MONTH.createdAfter,
  lastUpdatedBefore: MONTH.createdBefore,
  sortField: "JOB_DATE",
  sortOrder: "DESC",
} as const;

/** Compared at once: a difference of thousands of ids takes minutes to print. */
const sameIds = (found: readonly string[], expected: readonly string[]) =>
  found.join() === expected.join();

/** A crawl that breaks off after so many rows. */
async function brokenAt(rows: number, jobs: readonly ScriptedJob[], query: JobsQuery) {
  const amazon = scriptedAmazon(jobs, {
    onCall: ({ pageToken }) => {
      if (pageToken?.endsWith(` ${rows}`)) throw outage();
    },
  });
  const { ids, outcome } = await crawlThrough(amazon.ask, query);
  if (outcome.complete) throw new Error("The crawl did not notice the outage.");
  expect(ids).toHaveLength(rows);
  return { ids, cursor: outcome.cursor };
}

describe("a crawl that goes on within a crowd of one instant", () => {
  it("says so, and yields nothing, where a crowd is no longer the same", async () => {
    const jobs = evenly(5_000, NOW - DAY, NOW - DAY);
    const { cursor } = await brokenAt(2_000, jobs, MONTH);
    const left = jobs.filter(({ id }) => id !== "job-004321");
    const rest = await crawlThrough(scriptedAmazon(left).ask, MONTH, { start: cursor });
    expect(rest.ids).toEqual([]);
    expect(rest.outcome).toMatchObject({ ...MOVED, rows: 2_000, total: 5_000 });
  });

  it("keeps its cursor small in a crowd of 5,000 jobs, and goes on within it", async () => {
    const jobs = evenly(5_000, NOW - DAY, NOW - DAY);
    const { ids, cursor } = await brokenAt(4_000, jobs, MONTH);
    expect(JSON.stringify(cursor).length).toBeLessThan(1_000);
    const rest = await crawlThrough(scriptedAmazon(jobs).ask, MONTH, { start: cursor });
    expect(sameIds([...ids, ...rest.ids], inOrder(jobs, "DESC"))).toBe(true);
    expect(rest.outcome).toMatchObject({ complete: true, rows: 5_000 });
  });
});

describe("a crawl that goes on where time is no guide", () => {
  it("is complete when the list begins with the very same jobs, in whichever order", async () => {
    const { ids, cursor } = await brokenAt(1_000, MONTHLY, BY_STATUS);
    const swapped = MONTHLY.map((job, n) => {
      const other = new Map([
        [3_500, 3_600],
        [3_600, 3_500],
      ]).get(n);
      return other === undefined ? job : { ...job, createdAt: MONTHLY[other]?.createdAt ?? 0 };
    });
    const rest = await crawlThrough(scriptedAmazon(swapped).ask, BY_STATUS, { start: cursor });
    expect(sameIds([...ids, ...rest.ids], inOrder(MONTHLY, "DESC"))).toBe(true);
    expect(rest.outcome).toMatchObject({ complete: true, rows: 4_000, total: 4_000 });
  });

  it.each([
    ["forward over the seam", 100],
    ["back over the seam", 3_900],
  ])("is not complete when a job has moved %s", async (_, moving) => {
    const { cursor } = await brokenAt(1_000, MONTHLY, BY_STATUS);
    const moved = MONTHLY.map((job, n) =>
      n === moving ? { ...job, createdAt: moving < 2_000 ? NOW - 1 : NOW - 29 * DAY } : job,
    );
    const rest = await crawlThrough(scriptedAmazon(moved).ask, BY_STATUS, { start: cursor });
    expect(rest.ids).toEqual([]);
    expect(rest.outcome).toMatchObject({ ...MOVED, rows: 1_000, total: 4_000 });
  });

  it("is not complete when the list has become shorter than what was yielded", async () => {
    const { cursor } = await brokenAt(1_000, MONTHLY, BY_STATUS);
    const few = scriptedAmazon(MONTHLY.slice(0, 500));
    const { outcome } = await crawlThrough(few.ask, BY_STATUS, { start: cursor });
    expect(outcome).toMatchObject({ ...MOVED, rows: 1_000 });
  });

  it("goes on a second time", async () => {
    const first = await brokenAt(1_000, MONTHLY, BY_STATUS);
    const again = scriptedAmazon(MONTHLY, {
      onCall: ({ pageToken }) => {
        if (pageToken?.endsWith(" 2000")) throw outage();
      },
    });
    const second = await crawlThrough(again.ask, BY_STATUS, { start: first.cursor });
    const cursor = second.outcome.complete ? null : second.outcome.cursor;
    const third = await crawlThrough(scriptedAmazon(MONTHLY).ask, BY_STATUS, { start: cursor });
    expect(sameIds([...first.ids, ...second.ids, ...third.ids], inOrder(MONTHLY, "DESC"))).toBe(
      true,
    );
    expect(third.outcome).toMatchObject({ complete: true, rows: 4_000 });
  });

  it("has no cursor where a job has no id to be known by", async () => {
    const amazon = scriptedAmazon(MONTHLY, {
      onCall: ({ pageToken }) => {
        if (pageToken?.endsWith(" 60")) throw outage();
      },
      change: (listing) => ({
        ...listing,
        jobs: listing.jobs.map((job, n) => (n === 3 ? { createTime: job.createTime } : job)),
      }),
    });
    const { outcome } = await crawlThrough(amazon.ask, BY_STATUS);
    expect(outcome).toMatchObject({ complete: false, reason: "unavailable", cursor: null });
  });
});

describe("a crawl over updates in the order of creation", () => {
  it("goes on after the last row, whatever has left the part that was yielded", async () => {
    const { ids, cursor } = await brokenAt(1_000, MONTHLY, BY_UPDATE);
    const rest = await crawlThrough(scriptedAmazon(MONTHLY.slice(0, 3_900)).ask, BY_UPDATE, {
      start: cursor,
    });
    expect(sameIds([...ids, ...rest.ids], inOrder(MONTHLY, "DESC"))).toBe(true);
    expect(rest.outcome).toMatchObject({ complete: true, rows: 4_000 });
  });

  it("is not complete when a job has left the part that was not", async () => {
    const { cursor } = await brokenAt(1_000, MONTHLY, BY_UPDATE);
    const left = MONTHLY.filter((_, n) => n !== 100);
    const { outcome } = await crawlThrough(scriptedAmazon(left).ask, BY_UPDATE, { start: cursor });
    expect(outcome).toMatchObject({ complete: false, reason: "count_differs", rows: 3_999 });
  });

  it("does not trust times where one job has none", async () => {
    const timeless = {
      change: (listing: WireListing) => ({
        ...listing,
        jobs: listing.jobs.map(({ createTime, ...job }) =>
          job.serviceJobId === "job-003990" ? job : { ...job, createTime },
        ),
      }),
    };
    const amazon = scriptedAmazon(MONTHLY, {
      ...timeless,
      onCall: ({ pageToken }) => {
        if (pageToken?.endsWith(" 1000")) throw outage();
      },
    });
    const first = await crawlThrough(amazon.ask, BY_UPDATE);
    const start = first.outcome.complete ? null : first.outcome.cursor;
    const rest = await crawlThrough(scriptedAmazon(MONTHLY, timeless).ask, BY_UPDATE, { start });
    expect(sameIds([...first.ids, ...rest.ids], inOrder(MONTHLY, "DESC"))).toBe(true);
    expect(rest.outcome).toMatchObject({ complete: true, rows: 4_000 });
  });
});
