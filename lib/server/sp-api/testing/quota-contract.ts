import "server-only";
import { beforeEach, expect, it, vi } from "vitest";
import { createPriority, type Lane } from "@/lib/server/cache/priority";
import type {
  CreateQuota,
  Quota,
  QuotaRequest,
  QuotaSettings,
} from "@/lib/server/sp-api/quota/quota";

const SETTINGS = {
  operation: "getServiceJobs",
  rate: 10,
  burst: 40,
  maxWaitMs: 15_000,
  maxQueue: 500,
  maxQueueOfUser: 500,
};

/** Where the quotas of a test are made, and whose clock it sets. */
export type QuotaRig = {
  /** Makes a quota whose bucket is full. */
  create: (settings: QuotaSettings) => Promise<Quota>;
  /** Lets so many milliseconds pass; with 0, everybody does what is due. */
  pass: (ms: number) => Promise<void>;
};

/** A rig for what keeps its bucket in this process. */
export function rigOf(createQuota: CreateQuota): QuotaRig {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 5) });
  return {
    create: async (settings) => createQuota(settings, { now: Date.now, random: () => 1 }),
    pass: async (ms) => {
      await vi.advanceTimersByTimeAsync(ms);
    },
  };
}

/** What every quota does, wherever its bucket lies. Its clock is faked. */
export function quotaContract(setUp: () => QuotaRig | Promise<QuotaRig>): void {
  let rig: QuotaRig;
  beforeEach(async () => {
    rig = await setUp();
    return () => void vi.useRealTimers();
  });

  const create = (settings: Partial<QuotaSettings> = {}) =>
    rig.create({ ...SETTINGS, ...settings });
  const requestOf = (lane: Lane, more: Partial<QuotaRequest> = {}): QuotaRequest => ({
    user: "",
    returning: false,
    priority: createPriority(lane),
    ...more,
  });

  /** Takes what there is, as requests that are over at once. */
  async function empty(quota: Quota): Promise<void> {
    while ((await quota.read()).tokens > 0) {
      const grant = await quota.acquire(requestOf("interactive"));
      await quota.report(grant, { type: "lost" });
    }
  }

  it("grants no more at once than the burst, and as many a second as the rate", async () => {
    const quota = await create();
    let granted = 0;
    for (let count = 0; count < 60; count += 1) {
      void quota.acquire(requestOf("interactive")).then((grant) => {
        granted += 1;
        void quota.report(grant, { type: "lost" });
      });
    }
    await rig.pass(0);
    const atOnce = granted;
    expect(atOnce).toBeGreaterThan(30);
    expect(atOnce).toBeLessThanOrEqual(40);
    await rig.pass(1_000);
    expect(granted).toBe(atOnce + 10);
  });

  it("says who waits and what is on the way, and serves clicks before the rest", async () => {
    const quota = await create();
    await empty(quota);
    const served: string[] = [];
    for (const lane of ["background", "interactive"] as const) {
      void quota.acquire(requestOf(lane)).then(() => served.push(lane));
    }
    await rig.pass(0);
    const { waiting } = await quota.read();
    expect(waiting).toEqual({ interactive: 1, prefetch: 0, background: 1 });
    await rig.pass(2_000);
    expect(served).toEqual(["interactive", "background"]);
    expect((await quota.read()).onTheWay).toBe(2);
  });

  it("never has a guess wait", async () => {
    const quota = await create();
    await empty(quota);
    await expect(quota.acquire(requestOf("prefetch"))).rejects.toMatchObject({ kind: "throttled" });
  });

  it("refuses what would outlast its patience, with the seconds to wait", async () => {
    const quota = await create({ rate: 1, maxWaitMs: 500 });
    await empty(quota);
    await expect(quota.acquire(requestOf("interactive"))).rejects.toMatchObject({
      kind: "throttled",
      retryAfterSeconds: 1,
    });
  });

  it("knows a user who has too many waiting from a full lane", async () => {
    const quota = await create({ maxQueueOfUser: 1 });
    await empty(quota);
    const waiting = quota.acquire(requestOf("interactive", { user: "ann" }));
    const more = quota.acquire(requestOf("interactive", { user: "ann" }));
    await expect(more).rejects.toMatchObject({ kind: "throttled", ofUser: true });
    await rig.pass(1_000);
    await waiting;
  });

  it("lets go of who leaves, with the signal's reason", async () => {
    const quota = await create();
    await empty(quota);
    const leaving = new AbortController();
    const left = quota.acquire(requestOf("interactive", { signal: leaving.signal }));
    await rig.pass(0);
    leaving.abort(new Error("gone"));
    await expect(left).rejects.toThrow("gone");
    expect((await quota.read()).waiting.interactive).toBe(0);
  });

  it("pauses after a 429, as long as Amazon asks", async () => {
    const quota = await create();
    const grant = await quota.acquire(requestOf("interactive"));
    await quota.report(grant, { type: "throttled", retryAfterSeconds: 3 });
    const lastThrottledAt = Date.now();
    await expect(quota.read()).resolves.toMatchObject({ tokens: 0, lastThrottledAt });
    const next = quota.acquire(requestOf("interactive"));
    await rig.pass(3_000);
    await expect(next).resolves.toMatchObject({ waitMs: 3_000 });
  });

  it("learns the rate from an answer", async () => {
    const quota = await create();
    const grant = await quota.acquire(requestOf("interactive"));
    await quota.report(grant, { type: "answered", rate: "5.0" });
    await expect(quota.read()).resolves.toMatchObject({ rate: 5, burst: 40 });
  });

  it("gains nothing from a grant that is reported twice", async () => {
    const quota = await create();
    const grant = await quota.acquire(requestOf("interactive"));
    for (let count = 0; count < 5; count += 1) await quota.report(grant, { type: "lost" });
    await rig.pass(10_000);
    expect((await quota.read()).tokens).toBeLessThanOrEqual(40);
  });
}
