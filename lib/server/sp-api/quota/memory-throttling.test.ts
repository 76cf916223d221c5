import { beforeEach, expect, test, vi } from "vitest";
import type { Lane } from "@/lib/server/cache/priority";
import { quotaForTest } from "@/lib/server/sp-api/testing/quota-harness";
import type { Grant } from "./quota";

const START = Date.UTC(2026, 0, 5);

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  return () => vi.useRealTimers();
});

const tick = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("a 429 empties the bucket, and the call comes back at the front of its lane", async () => {
  const { quota, acquire, queue, served } = quotaForTest();
  const grant = await acquire("interactive");

  void quota.report(grant, { type: "throttled", retryAfterSeconds: null });
  expect(await quota.read()).toMatchObject({ tokens: 0, lastThrottledAt: START });
  queue("newcomer", "interactive", { user: "ann" });
  queue("returning", "interactive", { user: "bob", returning: true });

  await tick(99);
  expect(served).toEqual([]);
  await tick(101);
  expect(served).toEqual(["returning", "newcomer"]);
});

test("429s in a row lengthen the pause, those of one volley count once", async () => {
  const { quota, acquire, empty } = quotaForTest();
  const volley = await empty();
  for (const grant of volley)
    void quota.report(grant, { type: "throttled", retryAfterSeconds: null });

  const first = await acquireAfter(acquire);
  expect(first.waitMs).toBe(100);
  void quota.report(first, { type: "throttled", retryAfterSeconds: null });
  const second = await acquireAfter(acquire);
  expect(second.waitMs).toBe(200);
  void quota.report(second, { type: "throttled", retryAfterSeconds: null });
  const third = await acquireAfter(acquire);
  expect(third.waitMs).toBe(400);

  void quota.report(third, { type: "answered", rate: null });
  void quota.report(await acquireAfter(acquire), { type: "throttled", retryAfterSeconds: null });
  expect((await acquireAfter(acquire)).waitMs).toBe(100);
});

test("waits as long as Amazon asks", async () => {
  const { quota, acquire } = quotaForTest();

  void quota.report(await acquire("interactive"), { type: "throttled", retryAfterSeconds: 3 });

  expect((await acquireAfter(acquire)).waitMs).toBe(3_000);
});

test("waits as long as the one 429 of a volley asks that says how long", async () => {
  const { quota, empty, acquire } = quotaForTest();
  const [first, second, ...others] = await empty();
  if (!first || !second) throw new Error("The bucket was empty.");

  void quota.report(first, { type: "throttled", retryAfterSeconds: null });
  void quota.report(second, { type: "throttled", retryAfterSeconds: 2.5 });
  for (const grant of others)
    void quota.report(grant, { type: "throttled", retryAfterSeconds: null });

  expect((await acquireAfter(acquire)).waitMs).toBe(2_500);
});

test.each([
  ["5.0", 5],
  ["25", 25],
  ["0", 10],
  ["-1", 10],
  ["1e9", 10],
  ["Infinity", 10],
  ["fast", 10],
  ["", 10],
  [null, 10],
])("a rate header of %j makes the rate %d and leaves the burst", async (header, rate) => {
  const { quota, acquire } = quotaForTest();

  void quota.report(await acquire("interactive"), { type: "answered", rate: header });

  expect(await quota.read()).toMatchObject({ rate, burst: 40 });
});

test("a learned rate serves those who already wait", async () => {
  const { quota, empty, queue, served } = quotaForTest();
  const [grant = { waitMs: 0, order: 0 }] = await empty();
  for (let i = 0; i < 10; i++) queue("click", "interactive");

  void quota.report(grant, { type: "answered", rate: "100" });
  await tick(100);

  expect(served).toHaveLength(10);
});

test("refuses a waiting call when its patience ends", async () => {
  const { quota, acquire, empty, queue, served } = quotaForTest({ maxWaitMs: 1_000 });
  await empty();
  const grant = { waitMs: 0, order: 38 };
  const waiting = acquire("interactive");
  const refused = expect(waiting).rejects.toMatchObject({
    kind: "throttled",
    retryAfterSeconds: 4,
  });

  void quota.report(grant, { type: "throttled", retryAfterSeconds: 5 });
  await tick(1_000);

  await refused;
  expect((await quota.read()).waiting.interactive).toBe(0);
  queue("background is patient", "background");
  await tick(4_900);
  expect(served).toEqual(["background is patient"]);
});

async function acquireAfter(acquire: (lane: Lane) => Promise<Grant>): Promise<Grant> {
  const grant = acquire("interactive");
  await vi.runAllTimersAsync();
  return grant;
}
