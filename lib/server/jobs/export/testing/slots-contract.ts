import "server-only";
import { afterEach, expect, it, vi } from "vitest";
import type { ExportSlots } from "@/lib/server/jobs/export/export-slots";

const stay = new AbortController().signal;

/** What all export slots do, wherever they are counted. */
export function slotsContract(create: () => ExportSlots): void {
  afterEach(() => vi.useRealTimers());

  it("runs two exports, lets ten wait, and sends the next one away with a time", async () => {
    const slots = create();
    await slots.acquire(stay);
    await slots.acquire(stay);
    for (let waiting = 0; waiting < 10; waiting += 1) void slots.acquire(stay);
    await expect(slots.acquire(stay)).rejects.toMatchObject({
      problem: { code: "upstream_throttled", status: 429, retryAfter: 30 },
    });
  });

  it("waits for the last records of what runs, and no longer than a second", async () => {
    vi.useFakeTimers();
    const slots = create();
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
    const slots = create();
    const slot = await slots.acquire(stay);
    const closing = slots.close();
    slot.release();
    await closing;
    await create().close();
  });

  it("counts what runs, and a slot that is released twice once", async () => {
    const slots = create();
    const slot = await slots.acquire(stay);
    await slots.acquire(stay);
    slot.release();
    slot.release();
    await expect(slots.running()).resolves.toBe(1);
  });
}
