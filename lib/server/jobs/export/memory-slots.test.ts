import { afterEach, describe, expect, it, vi } from "vitest";
import { memorySlots } from "./memory-slots";

const stay = new AbortController().signal;

afterEach(() => vi.useRealTimers());

describe("export slots", () => {
  it("runs two exports, lets ten wait, and sends the next one away with a time", async () => {
    const slots = memorySlots();
    await slots.acquire(stay);
    await slots.acquire(stay);
    for (let waiting = 0; waiting < 10; waiting += 1) void slots.acquire(stay);
    await expect(slots.acquire(stay)).rejects.toMatchObject({
      problem: { code: "upstream_throttled", status: 429, retryAfter: 30 },
    });
  });

  it("waits for the last records of what runs, and no longer than a second", async () => {
    vi.useFakeTimers();
    const slots = memorySlots();
    const slot = await slots.acquire(stay);
    const stuck = await slots.acquire(stay);
    let closed = false;
    const closing = slots.close().then(() => {
      closed = true;
    });
    expect(slot.ending.aborted).toBe(true);
    slot.release();
    await vi.advanceTimersByTimeAsync(999);
    expect(closed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await closing;
    stuck.release();
  });

  it("closes at once when the last export has ended, or none runs", async () => {
    const slots = memorySlots();
    const slot = await slots.acquire(stay);
    const closing = slots.close();
    slot.release();
    await closing;
    await memorySlots().close();
  });
});
