import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sleep } from "./exporter";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("sleeps as long as it is asked to, and leaves nothing behind", async () => {
  const { signal } = new AbortController();
  const listening = vi.spyOn(signal, "removeEventListener");
  const asleep = sleep(1_000, signal);
  await vi.advanceTimersByTimeAsync(1_000);
  await expect(asleep).resolves.toBeUndefined();
  expect(listening).toHaveBeenCalledOnce();
});

it.each([
  ["has aborted before", (leaving: AbortController) => leaving.abort(new Error("left")), 0],
  ["aborts meanwhile", () => undefined, 500],
])("wakes at once when its signal %s", async (_, before, after) => {
  const leaving = new AbortController();
  before(leaving);
  const asleep = expect(sleep(60_000, leaving.signal)).rejects.toThrow("left");
  await vi.advanceTimersByTimeAsync(after);
  leaving.abort(new Error("left"));
  await asleep;
  expect(vi.getTimerCount()).toBe(0);
});
