import { afterEach, describe, expect, it, vi } from "vitest";
import { createExportDesk } from "./export-desk";

const stay = new AbortController().signal;

afterEach(() => vi.useRealTimers());

describe("export desk", () => {
  it("runs two exports, lets ten wait, and sends the next one away with a time", async () => {
    const desk = createExportDesk();
    await desk.enter(stay);
    await desk.enter(stay);
    for (let waiting = 0; waiting < 10; waiting += 1) void desk.enter(stay);
    await expect(desk.enter(stay)).rejects.toMatchObject({
      problem: { code: "upstream_throttled", status: 429, retryAfter: 30 },
    });
  });

  it("waits for the last words of what runs, and no longer than a second", async () => {
    vi.useFakeTimers();
    const desk = createExportDesk();
    const place = await desk.enter(stay);
    const stuck = await desk.enter(stay);
    let closed = false;
    const closing = desk.close().then(() => {
      closed = true;
    });
    expect(place.ending.aborted).toBe(true);
    place.leave();
    await vi.advanceTimersByTimeAsync(999);
    expect(closed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await closing;
    stuck.leave();
  });

  it("closes at once when the last export has ended, or none runs", async () => {
    const desk = createExportDesk();
    const place = await desk.enter(stay);
    const closing = desk.close();
    place.leave();
    await closing;
    await createExportDesk().close();
  });
});
