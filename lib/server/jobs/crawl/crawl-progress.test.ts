import { describe, expect, it } from "vitest";
import { crawlThrough } from "@/lib/server/jobs/crawl/testing/crawl-through";
import { created, DAY, MONTH, MONTHLY, NOW } from "@/lib/server/jobs/crawl/testing/month";
import {
  evenly,
  inOrder,
  outage,
  refusedToken,
  scriptedAmazon,
} from "@/lib/server/jobs/crawl/testing/scripted-amazon";

const ORDERS = ["ASC", "DESC"] as const;

describe("a crawl that verifies itself", () => {
  it("says when Amazon counted more than it showed", async () => {
    const amazon = scriptedAmazon(evenly(50, NOW - 30 * DAY, NOW), {
      change: (listing) => ({ ...listing, totalResultSize: 53 }),
    });
    const { outcome } = await crawlThrough(amazon.ask, MONTH);
    expect(outcome).toMatchObject({
      complete: false,
      rows: 50,
      total: 53,
      reason: "count_differs",
      missing: [{ from: MONTH.createdAfter, to: MONTH.createdBefore, jobs: 3 }],
      cursor: null,
    });
  });

  it("names the part whose chain broke off", async () => {
    const middle = NOW - 15 * DAY;
    const amazon = scriptedAmazon(MONTHLY, {
      change: (listing, query) => {
        const holdsMiddle =
          Date.parse(query.createdAfter ?? "") < middle &&
          Date.parse(query.createdBefore ?? "") > middle;
        return holdsMiddle && query.pageToken?.endsWith(" 40")
          ? { ...listing, nextPageToken: null }
          : listing;
      },
    });
    const { ids, outcome } = await crawlThrough(amazon.ask, MONTH);
    expect(new Set(ids).size).toBe(ids.length);
    if (outcome.complete) throw new Error("The crawl missed what was cut off.");
    expect(outcome.missing).toHaveLength(1);
    expect(outcome.missing[0]?.jobs).toBe(4_000 - ids.length);
    expect(Date.parse(outcome.missing[0]?.from ?? "")).toBeLessThan(middle);
    expect(Date.parse(outcome.missing[0]?.to ?? "")).toBeGreaterThan(middle);
  });

  it("reads on past a count that is capped", async () => {
    const amazon = scriptedAmazon(MONTHLY, {
      change: (listing) => ({
        ...listing,
        totalResultSize: Math.min(1_000, listing.totalResultSize ?? 0),
      }),
    });
    const { ids, outcome } = await crawlThrough(amazon.ask, MONTH);
    expect(ids).toEqual(inOrder(MONTHLY, "DESC"));
    expect(outcome).toMatchObject({ complete: false, rows: 4_000, total: 1_000 });
  });

  it("loses and repeats nothing where Amazon cuts bounds to whole seconds", async () => {
    const jobs = evenly(4_001, NOW - 3 * 60 * 60_000, NOW);
    const amazon = scriptedAmazon(jobs);
    const second = (time?: string) => time?.replace(/\.\d+Z$/, ".000Z");
    const { ids } = await crawlThrough(
      (query, options) =>
        amazon.ask(
          {
            ...query,
            createdAfter: second(query.createdAfter),
            createdBefore: second(query.createdBefore),
          },
          options,
        ),
      created(NOW - 3 * 60 * 60_000, "ASC"),
    );
    expect(ids).toEqual(inOrder(jobs, "ASC"));
  });
});

describe("a crawl that fails", () => {
  it("rejects before its first step as Amazon did", async () => {
    const amazon = scriptedAmazon(MONTHLY, {
      onCall: () => {
        throw refusedToken();
      },
    });
    await expect(crawlThrough(amazon.ask, MONTH)).rejects.toMatchObject({ kind: "rejected" });
    expect(amazon.queries).toHaveLength(1);
  });

  it("tries a page again after a pause", async () => {
    const pauses: number[] = [];
    const amazon = scriptedAmazon(MONTHLY, {
      onCall: (_query, number) => {
        if (number === 50) throw outage();
      },
    });
    const { ids, outcome } = await crawlThrough(amazon.ask, MONTH, { pauses });
    expect(ids).toEqual(inOrder(MONTHLY, "DESC"));
    expect(outcome.complete).toBe(true);
    expect(pauses).toEqual([1_000]);
  });

  it("begins only the slice anew whose page token has expired", async () => {
    let refused = 0;
    const amazon = scriptedAmazon(MONTHLY, {
      onCall: ({ pageToken }, number) => {
        if (number < 40 || refused > 0 || !pageToken) return;
        refused += 1;
        throw refusedToken();
      },
    });
    const { ids, outcome } = await crawlThrough(amazon.ask, MONTH);
    expect(refused).toBe(1);
    expect(ids).toEqual(inOrder(MONTHLY, "DESC"));
    expect(outcome.complete).toBe(true);
    expect(amazon.queries.length).toBeLessThanOrEqual(208 + 15);
  });

  it("gives up where a page is refused however often its slice begins anew", async () => {
    const amazon = scriptedAmazon(MONTHLY, {
      onCall: ({ pageToken }) => {
        if (pageToken?.endsWith(" 100")) throw refusedToken();
      },
    });
    const { ids, outcome } = await crawlThrough(amazon.ask, MONTH);
    expect(ids).toEqual(inOrder(MONTHLY, "DESC").slice(0, ids.length));
    expect(outcome).toMatchObject({ complete: false, reason: "rejected" });
  });

  it.each(ORDERS)("yields what came before, and another crawl the rest, %s", async (order) => {
    const query = created(NOW - 30 * DAY, order);
    const broken = NOW - 11 * DAY;
    const amazon = scriptedAmazon(MONTHLY, {
      onCall: ({ createdAfter, createdBefore, pageToken }) => {
        const [from, to] = [Date.parse(createdAfter ?? ""), Date.parse(createdBefore ?? "")];
        if (from < broken && to > broken && pageToken?.endsWith(" 60")) throw outage();
      },
    });
    const first = await crawlThrough(amazon.ask, query);
    if (first.outcome.complete) throw new Error("The crawl did not notice the outage.");
    const { missing, cursor, rows } = first.outcome;
    expect(rows).toBeGreaterThan(500);
    expect(missing).toMatchObject([
      { jobs: 4_000 - rows, reason: "unavailable", requestId: "request-503" },
    ]);
    const rest = await crawlThrough(scriptedAmazon(MONTHLY).ask, query, { start: cursor });
    expect([...first.ids, ...rest.ids]).toEqual(inOrder(MONTHLY, order));
    expect(rest.outcome).toMatchObject({ complete: true, rows: 4_000, total: 4_000 });
    expect(rest.outcome.calls).toBeLessThan(((4_000 - rows) / 20) * 1.08 + 2);
  });

  it("goes on within a crowd of jobs of one instant", async () => {
    const jobs = evenly(200, NOW - DAY, NOW - DAY);
    const amazon = scriptedAmazon(jobs, {
      onCall: ({ pageToken }) => {
        if (pageToken?.endsWith(" 80")) throw outage();
      },
    });
    const first = await crawlThrough(amazon.ask, MONTH);
    const cursor = first.outcome.complete ? null : first.outcome.cursor;
    const rest = await crawlThrough(scriptedAmazon(jobs).ask, MONTH, { start: cursor });
    expect([...first.ids, ...rest.ids]).toEqual(inOrder(jobs, "DESC"));
    expect(first.ids).toHaveLength(80);
  });
});
