import { describe, expect, it } from "vitest";
import { created, DAY, MONTH, MONTHLY, NOW } from "@/lib/server/jobs/crawl/testing/month";
import {
  evenly,
  holdAfter,
  inOrder,
  type ScriptedJob,
  scriptedAmazon,
} from "@/lib/server/jobs/crawl/testing/scripted-amazon";
import {
  drain,
  settled,
  walkOver,
  walkThrough,
} from "@/lib/server/jobs/crawl/testing/walk-through";

const ORDERS = ["ASC", "DESC"] as const;

describe("the calls of a walk", () => {
  const pages = (jobs: readonly ScriptedJob[]) => Math.ceil(jobs.length / 20);

  it.each(ORDERS)("are few more than pages where jobs are spread evenly, %s", async (order) => {
    const amazon = scriptedAmazon(MONTHLY);
    await walkThrough(amazon.ask, created(NOW - 30 * DAY, order));
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
    const { outcome } = await walkThrough(amazon.ask, created(Date.UTC(2010, 0, 1), order));
    expect(outcome.complete).toBe(true);
    expect(amazon.queries.length).toBeLessThanOrEqual(pages(lumps) + 45);
  });

  it("are one chain for a small list in a range that is open below", async () => {
    const jobs = evenly(300, NOW - 700 * DAY, NOW);
    const amazon = scriptedAmazon(jobs);
    await walkThrough(amazon.ask, created(Date.UTC(2010, 0, 1)));
    expect(amazon.queries).toHaveLength(15);
    expect(amazon.mostInFlight()).toBe(1);
  });

  it("run side by side, a handful at a time", async () => {
    const amazon = scriptedAmazon(MONTHLY, { held: () => Promise.resolve() });
    await walkThrough(amazon.ask, MONTH);
    expect(amazon.mostInFlight()).toBe(5);
  });

  it("never bring more than a window of pages ahead of the reader", async () => {
    const jobs = evenly(20_000, NOW - 30 * DAY, NOW);
    const amazon = scriptedAmazon(jobs);
    const { walk } = walkOver(amazon.ask, MONTH);
    let delivered = 0;
    let most = 0;
    for await (const step of walk) {
      delivered += step.jobs.length;
      most = Math.max(most, amazon.shown() - delivered);
    }
    expect(delivered).toBe(20_000);
    expect(most).toBeGreaterThan(5 * 20);
    expect(most).toBeLessThanOrEqual(65 * 20);
  });

  it("cease when the reader takes no more", async () => {
    const amazon = scriptedAmazon(MONTHLY);
    const { walk } = walkOver(amazon.ask, MONTH);
    for (let taken = 0; taken < 30; taken += 1) await walk.next();
    await settled();
    const calls = amazon.queries.length;
    await settled();
    expect(amazon.queries).toHaveLength(calls);
    expect(amazon.inFlight()).toBe(0);
    await walk.next();
    await settled();
    expect(amazon.queries.length - calls).toBeLessThanOrEqual(5);
  });
});

describe("a walk that is ended", () => {
  it("rejects with the caller's reason and aborts its calls when the caller leaves", async () => {
    const amazon = scriptedAmazon(MONTHLY, { held: holdAfter(20) });
    const { walk, leave } = walkOver(amazon.ask, MONTH);
    const walked = drain(walk);
    await settled();
    expect(amazon.inFlight()).toBe(5);
    leave();
    await expect(walked).rejects.toThrow("left");
    await settled();
    expect(amazon.inFlight()).toBe(0);
  });

  it("aborts its calls when the caller returns from it", async () => {
    const amazon = scriptedAmazon(MONTHLY, { held: holdAfter(20) });
    const { walk } = walkOver(amazon.ask, MONTH);
    for (let taken = 0; taken < 2; taken += 1) await walk.next();
    await walk.return({ complete: true, rows: 0, total: 0, calls: 0 });
    await settled();
    expect(amazon.inFlight()).toBe(0);
  });

  it("says where another can go on when it is wound up", async () => {
    const amazon = scriptedAmazon(MONTHLY, { held: holdAfter(100) });
    const { walk, end } = walkOver(amazon.ask, MONTH);
    const walked = drain(walk);
    await settled();
    end();
    const { ids, outcome } = await walked;
    if (outcome.complete) throw new Error("The walk did not end.");
    expect(outcome).toMatchObject({ reason: "stopped", rows: ids.length });
    const rest = await walkThrough(scriptedAmazon(MONTHLY).ask, MONTH, { start: outcome.place });
    expect([...ids, ...rest.ids]).toEqual(inOrder(MONTHLY, "DESC"));
  });
});
