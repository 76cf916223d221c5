import { describe, expect, it } from "vitest";
import {
  crawlThrough,
  drain,
  settled,
  startCrawl,
} from "@/lib/server/jobs/crawl/testing/crawl-through";
import { created, DAY, MONTH, MONTHLY, NOW } from "@/lib/server/jobs/crawl/testing/month";
import {
  evenly,
  holdAfter,
  inOrder,
  type ScriptedJob,
  scriptedAmazon,
} from "@/lib/server/jobs/crawl/testing/scripted-amazon";

const ORDERS = ["ASC", "DESC"] as const;

describe("the calls of a crawl", () => {
  const pages = (jobs: readonly ScriptedJob[]) => Math.ceil(jobs.length / 20);

  it.each(ORDERS)("are few more than pages where jobs are spread evenly, %s", async (order) => {
    const amazon = scriptedAmazon(MONTHLY);
    await crawlThrough(amazon.ask, created(NOW - 30 * DAY, order));
    expect(amazon.queries.length).toBeLessThanOrEqual(pages(MONTHLY) * 1.04);
  });

  it.each(ORDERS)("stay few where three days of sixteen years hold it all, %s", async (order) => {
    const lumps = [4_000, 2_000, 1].flatMap((days, lump) =>
      evenly(1_300, NOW - days * DAY, NOW - days * DAY + DAY / 2).map(({ id, createdAt }) => ({
        id: `${lump}-${id}`,
        createdAt,
      })),
    );
    const amazon = scriptedAmazon(lumps);
    const { outcome } = await crawlThrough(amazon.ask, created(Date.UTC(2010, 0, 1), order));
    expect(outcome.complete).toBe(true);
    expect(amazon.queries.length).toBeLessThanOrEqual(pages(lumps) + 45);
  });

  it("are one chain for a small list in a range that is open below", async () => {
    const jobs = evenly(300, NOW - 700 * DAY, NOW);
    const amazon = scriptedAmazon(jobs);
    await crawlThrough(amazon.ask, created(Date.UTC(2010, 0, 1)));
    expect(amazon.queries).toHaveLength(15);
    expect(amazon.mostInFlight()).toBe(1);
  });

  it("run side by side, a handful at a time", async () => {
    const amazon = scriptedAmazon(MONTHLY, { held: () => Promise.resolve() });
    await crawlThrough(amazon.ask, MONTH);
    expect(amazon.mostInFlight()).toBe(5);
  });

  it("never bring more than a window of pages ahead of the reader", async () => {
    const jobs = evenly(20_000, NOW - 30 * DAY, NOW);
    const amazon = scriptedAmazon(jobs);
    const { crawl } = startCrawl(amazon.ask, MONTH);
    let yielded = 0;
    let most = 0;
    for await (const step of crawl) {
      yielded += step.jobs.length;
      most = Math.max(most, amazon.shown() - yielded);
    }
    expect(yielded).toBe(20_000);
    expect(most).toBeGreaterThan(5 * 20);
    expect(most).toBeLessThanOrEqual(65 * 20);
  });

  it("cease when the reader takes no more", async () => {
    const amazon = scriptedAmazon(MONTHLY);
    const { crawl } = startCrawl(amazon.ask, MONTH);
    for (let taken = 0; taken < 30; taken += 1) await crawl.next();
    await settled();
    const calls = amazon.queries.length;
    await settled();
    expect(amazon.queries).toHaveLength(calls);
    expect(amazon.inFlight()).toBe(0);
    await crawl.next();
    await settled();
    expect(amazon.queries.length - calls).toBeLessThanOrEqual(5);
  });
});

describe("a crawl that is ended", () => {
  it("rejects with the caller's reason and aborts its calls when the caller leaves", async () => {
    const amazon = scriptedAmazon(MONTHLY, { held: holdAfter(20) });
    const { crawl, leave } = startCrawl(amazon.ask, MONTH);
    const crawled = drain(crawl);
    await settled();
    expect(amazon.inFlight()).toBe(5);
    leave();
    await expect(crawled).rejects.toThrow("left");
    await settled();
    expect(amazon.inFlight()).toBe(0);
  });

  it("aborts its calls when the caller returns from it", async () => {
    const amazon = scriptedAmazon(MONTHLY, { held: holdAfter(20) });
    const { crawl } = startCrawl(amazon.ask, MONTH);
    for (let taken = 0; taken < 2; taken += 1) await crawl.next();
    await crawl.return({ complete: true, rows: 0, total: 0, calls: 0 });
    await settled();
    expect(amazon.inFlight()).toBe(0);
  });

  it("says where another can go on when it is wound up", async () => {
    const amazon = scriptedAmazon(MONTHLY, { held: holdAfter(100) });
    const { crawl, end } = startCrawl(amazon.ask, MONTH);
    const crawled = drain(crawl);
    await settled();
    end();
    const { ids, outcome } = await crawled;
    if (outcome.complete) throw new Error("The crawl did not end.");
    expect(outcome).toMatchObject({ reason: "stopped", rows: ids.length });
    const rest = await crawlThrough(scriptedAmazon(MONTHLY).ask, MONTH, { start: outcome.cursor });
    expect([...ids, ...rest.ids]).toEqual(inOrder(MONTHLY, "DESC"));
  });
});
