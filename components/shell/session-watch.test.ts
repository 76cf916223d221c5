import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchSession } from "./session-watch";

const MINUTE = 60_000;
const START = Date.parse("2026-11-24T12:00:00Z");

beforeEach(() => vi.useFakeTimers({ now: START }));
afterEach(() => vi.useRealTimers());

function setUp({ lasts = 30 * MINUTE, renewed = 30 * MINUTE } = {}) {
  const renew = vi.fn(async () => renewed);
  const calls = { onWarn: vi.fn(), onEnd: vi.fn(), share: vi.fn() };
  const watch = watchSession({ endsAt: START + lasts, idleMs: 30 * MINUTE, renew, ...calls });
  return { renew, watch, ...calls };
}

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * MINUTE);

it("warns two minutes before the end, and ends then, without asking the server", async () => {
  const { renew, onWarn, onEnd } = setUp();
  await minutes(27.9);
  expect(onWarn).not.toHaveBeenCalled();
  await minutes(0.2);
  expect(onWarn).toHaveBeenLastCalledWith({ endsAt: START + 30 * MINUTE, canStay: true });
  expect(onEnd).not.toHaveBeenCalled();
  await minutes(2);
  expect(onEnd).toHaveBeenCalledTimes(1);
  expect(renew).not.toHaveBeenCalled();
});

it("ends soon after a machine has woken on which nobody touches anything", async () => {
  const { onEnd } = setUp();
  vi.setSystemTime(START + 60 * MINUTE);
  await minutes(0.5);
  expect(onEnd).toHaveBeenCalledTimes(1);
});

it("warns of one end once, however often it checks", async () => {
  const { onWarn } = setUp();
  await minutes(29.9);
  expect(onWarn).toHaveBeenCalledTimes(1);
});

it("renews for a person who works, every two minutes at most, and informs the other tabs", async () => {
  const { renew, share, watch } = setUp();
  watch.markActive();
  expect(renew).not.toHaveBeenCalled();
  await minutes(3);
  for (let count = 0; count < 50; count += 1) watch.markActive();
  await minutes(0);
  expect(renew).toHaveBeenCalledTimes(1);
  expect(share).toHaveBeenCalledWith(START + 33 * MINUTE);
});

it("takes the warning back when somebody stays", async () => {
  const { onWarn, onEnd, watch } = setUp();
  await minutes(29);
  await watch.stay();
  expect(onWarn).toHaveBeenLastCalledWith(null);
  await minutes(10);
  expect(onEnd).not.toHaveBeenCalled();
});

it("believes another tab that renewed", async () => {
  const { onWarn, onEnd, watch } = setUp();
  await minutes(29);
  watch.hear(START + 59 * MINUTE);
  expect(onWarn).toHaveBeenLastCalledWith(null);
  await minutes(10);
  expect(onEnd).not.toHaveBeenCalled();
});

it("does not offer to stay when the day's limit is reached", async () => {
  const { onWarn, onEnd, watch } = setUp({ lasts: 1.5 * MINUTE, renewed: 1.5 * MINUTE });
  await watch.stay();
  expect(onWarn).toHaveBeenLastCalledWith({ endsAt: START + 1.5 * MINUTE, canStay: false });
  await minutes(2);
  expect(onEnd).toHaveBeenCalledTimes(1);
});

it("ends at once when the server knows no session any more", async () => {
  const { onEnd, share, watch } = setUp({ renewed: 0 });
  await minutes(5);
  watch.markActive();
  await minutes(0);
  expect(onEnd).toHaveBeenCalledTimes(1);
  expect(share).not.toHaveBeenCalled();
});

it("stays as it is while the server cannot be reached", async () => {
  const { renew, onEnd, watch } = setUp();
  renew.mockRejectedValueOnce(new TypeError("offline"));
  await minutes(5);
  watch.markActive();
  await minutes(3);
  expect(onEnd).not.toHaveBeenCalled();
  watch.markActive();
  expect(renew).toHaveBeenCalledTimes(2);
});

it("answers whoever asked for more time whether there is any", async () => {
  const { renew, watch } = setUp();
  renew.mockRejectedValueOnce(new TypeError("offline"));
  expect(await watch.stay()).toBe(false);
  expect(await watch.stay()).toBe(true);
});

it("notices an end that a sleeping machine missed", () => {
  const { onEnd, watch } = setUp();
  vi.setSystemTime(START + 8 * 60 * MINUTE);
  watch.check();
  expect(onEnd).toHaveBeenCalledTimes(1);
});
