import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crawlThrough } from "@/lib/server/jobs/crawl/testing/crawl-through";
import { created, DAY, MONTH, MONTHLY, NOW } from "@/lib/server/jobs/crawl/testing/month";
import { evenly, inOrder, scriptedAmazon } from "@/lib/server/jobs/crawl/testing/scripted-amazon";
import { runs } from "@/lib/testing/deep";

const ORDERS = ["ASC", "DESC"] as const;

describe("a crawl", () => {
  it.each(ORDERS)("brings every job once and in order, %s", async (order) => {
    const amazon = scriptedAmazon(MONTHLY);
    const { ids, outcome } = await crawlThrough(amazon.ask, created(NOW - 30 * DAY, order));
    expect(ids).toEqual(inOrder(MONTHLY, order));
    expect(outcome).toMatchObject({ complete: true, rows: 4_000, total: 4_000 });
  });

  it("brings every job once and in order however they are spread", async () => {
    const span = 400 * DAY;
    const job = fc.record({ lump: fc.nat(3), offset: fc.nat(span / 4) });
    const spread = fc.array(job, { minLength: 0, maxLength: 1_500, size: "max" });
    const width = fc.constantFrom(1, DAY, span / 4);
    await fc.assert(
      fc.asyncProperty(spread, width, fc.constantFrom(...ORDERS), async (drawn, most, order) => {
        const jobs = drawn.map(({ lump, offset }, n) => ({
          id: `job-${n}`,
          createdAt: NOW - span + lump * (span / 4) + (offset % most),
        }));
        const amazon = scriptedAmazon(jobs);
        const { ids, outcome } = await crawlThrough(amazon.ask, created(NOW - span, order));
        expect(ids).toEqual(inOrder(jobs, order));
        expect(outcome.complete).toBe(true);
      }),
      runs(20, 300),
    );
  });

  it("names the total with its first step and how far it is with each", async () => {
    const { steps } = await crawlThrough(scriptedAmazon(MONTHLY).ask, MONTH);
    expect(steps[0]).toEqual({ rows: 20, total: 4_000 });
    expect(steps.at(-1)).toEqual({ rows: 4_000, total: 4_000 });
  });

  it("makes one step without jobs where nothing matches", async () => {
    const amazon = scriptedAmazon([]);
    const { steps, outcome } = await crawlThrough(amazon.ask, MONTH);
    expect(steps).toEqual([{ rows: 0, total: 0 }]);
    expect(outcome).toMatchObject({ complete: true, rows: 0 });
    expect(amazon.queries).toHaveLength(1);
  });

  it("asks in the background and as the user whose crawl it is", async () => {
    const amazon = scriptedAmazon(evenly(10, NOW - DAY, NOW));
    const calls: unknown[] = [];
    await crawlThrough((query, options) => {
      calls.push({ lane: options?.lane, user: options?.user, size: query.pageSize });
      return amazon.ask(query, options);
    }, MONTH);
    expect(calls).toEqual([{ lane: "background", user: "mara", size: 20 }]);
  });
});

describe("a crawl that cannot be cut", () => {
  it("reads a range of updates as one chain in Amazon's order", async () => {
    const query = {
      marketplaceId: "ATVPDKIKX0DER",
      lastUpdatedAfter: MONTH.createdAfter,
      lastUpdatedBefore: MONTH.createdBefore,
      sortField: "JOB_DATE",
      sortOrder: "DESC",
    } as const;
    const amazon = scriptedAmazon(MONTHLY);
    const { ids, outcome } = await crawlThrough(amazon.ask, query);
    expect(ids).toEqual(inOrder(MONTHLY, "DESC"));
    expect(outcome).toMatchObject({ complete: true, calls: 200 });
    expect(amazon.mostInFlight()).toBe(1);
  });

  it("reads a list by status as one chain", async () => {
    const amazon = scriptedAmazon(MONTHLY);
    const { outcome } = await crawlThrough(amazon.ask, { ...MONTH, sortField: "JOB_STATUS" });
    expect(outcome).toMatchObject({ complete: true, rows: 4_000, calls: 200 });
  });

  it("keeps Amazon's order where its dates are not those of creation", async () => {
    const shuffled = MONTHLY.map((job, n) => ({ ...job, createdAt: MONTHLY[(n * 1_013) % 4_000] }));
    const times = new Map(shuffled.map(({ id, createdAt }) => [id, createdAt?.createdAt ?? 0]));
    const amazon = scriptedAmazon(MONTHLY, {
      change: (listing) => ({
        ...listing,
        jobs: listing.jobs.map((job) => ({
          ...job,
          createTime: new Date(times.get(job.serviceJobId ?? "") ?? 0).toISOString(),
        })),
      }),
    });
    const { ids, outcome } = await crawlThrough(amazon.ask, MONTH);
    expect(ids).toEqual(inOrder(MONTHLY, "DESC"));
    expect(outcome).toMatchObject({ complete: true, calls: 200 });
  });

  it("ends where Amazon's sandbox repeats one token for ever", async () => {
    const amazon = scriptedAmazon(evenly(1, NOW - DAY, NOW), {
      change: (listing) => ({ ...listing, nextPageToken: "same", previousPageToken: "same" }),
    });
    const { ids, outcome } = await crawlThrough(amazon.ask, MONTH);
    expect(ids).toHaveLength(1);
    expect(outcome).toEqual({ complete: true, rows: 1, total: 1, calls: 1 });
  });

  it("reads on without a count", async () => {
    const amazon = scriptedAmazon(MONTHLY, {
      change: (listing) => ({ ...listing, totalResultSize: null }),
    });
    const { outcome } = await crawlThrough(amazon.ask, MONTH);
    expect(outcome).toEqual({ complete: true, rows: 4_000, total: null, calls: 200 });
  });
});
