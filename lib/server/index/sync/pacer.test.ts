import { expect, it } from "vitest";
import { MINUTE, SECOND } from "./clock";
import { createPacer } from "./pacer";
import { createReads } from "./reads";
import { virtualClock } from "./testing/virtual-clock";

const signal = new AbortController().signal;
const clockAt = (ms: number) =>
  virtualClock(ms, () => new Promise((resolve) => setImmediate(resolve)));

function quotaOf(state: { rate: number; lastThrottledAt: number | null }) {
  const waiting = { interactive: 0, prefetch: 0, background: 0 };
  return { read: async () => ({ tokens: 1, burst: 40, waiting, onTheWay: 0, ...state }) };
}

/** How many turns come in so long, however many wait for one. */
async function turnsIn(
  ms: number,
  pacer: ReturnType<typeof createPacer>,
  clock: ReturnType<typeof clockAt>,
) {
  let turns = 0;
  const ends = new AbortController();
  const worker = async () => {
    for (;;) {
      await pacer.turn(ends.signal);
      turns += 1;
    }
  };
  const workers = [worker(), worker(), worker()].map((one) => one.catch(() => undefined));
  await clock.advance(ms);
  ends.abort();
  await Promise.all(workers);
  return turns;
}

it.each([
  { rate: 10, share: 0.5, perMinute: 300 },
  { rate: 5, share: 0.05, perMinute: 15 },
  { rate: 10, share: 1, perMinute: 600 },
])("gives a share of the rate: %j", async ({ rate, share, perMinute }) => {
  const clock = clockAt(0);
  const pacer = createPacer(quotaOf({ rate, lastThrottledAt: null }), share, clock);
  const turns = await turnsIn(MINUTE, pacer, clock);
  expect(turns).toBeLessThanOrEqual(perMinute + 1);
  expect(turns).toBeGreaterThanOrEqual(perMinute - 3);
});

it("halves once for calls that fail together, never stands still, and grows back", async () => {
  const clock = clockAt(0);
  const pacer = createPacer(quotaOf({ rate: 10, lastThrottledAt: null }), 0.5, clock);
  for (let call = 0; call < 4; call += 1) pacer.slower();
  expect(pacer.share).toBeCloseTo(0.25);
  for (let storm = 0; storm < 20; storm += 1) {
    await clock.advance(2 * SECOND);
    pacer.slower();
  }
  expect(pacer.share).toBeGreaterThan(0.01);
  expect(pacer.share).toBeLessThan(0.03);
  await clock.advance(5 * MINUTE);
  expect(pacer.share).toBe(0.5);
});

it("slows down for what the client has waited out by itself", async () => {
  const clock = clockAt(0);
  const state = { rate: 10, lastThrottledAt: null as number | null };
  const pacer = createPacer({ read: async () => quotaOf(state).read() }, 1, clock);
  await pacer.turn(signal);
  await clock.advance(6 * SECOND);
  state.lastThrottledAt = 1;
  await pacer.turn(signal);
  expect(pacer.share).toBeCloseTo(0.5);
});

it("numbers reads as they began, after a clock that was set back, too", async () => {
  const clock = clockAt(1_000_000);
  const before = createReads(clock, 0);
  const first = before.begin();
  const second = before.begin();
  expect(second.number).toBeGreaterThan(first.number);

  clock.set(1_000);
  const after = createReads(clock, before.last);
  const third = after.begin();
  expect(third).toMatchObject({ startedAt: 1_000 });
  expect(third.number).toBeGreaterThan(second.number);
  await clock.advance(500);
  const live = after.begun(100);
  expect(live.number).toBeGreaterThan(third.number);
  expect(after.begin().number).toBeGreaterThan(live.number);
});

it("takes no clock that is a day off for Amazon's", () => {
  const clock = clockAt(1_000_000);
  const reads = createReads(clock, 0);
  reads.hear(1_060_000);
  expect(reads.byAmazon(1_000_000)).toBe(1_060_000);
  reads.hear(0 - 90_000_000);
  expect(reads.byAmazon(1_000_000)).toBe(1_060_000);
});
