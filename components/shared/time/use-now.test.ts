import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { noteServerTime } from "@/lib/http/server-clock";
import { createMinuteClock } from "./use-now";

const SERVER = Date.parse("2026-11-24T12:00:00Z");
const DEVICE = SERVER + 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: DEVICE });
});
afterEach(() => {
  noteServerTime(Date.now());
  vi.useRealTimers();
});

describe("the minute clock", () => {
  it("keeps the server's time of a page that is taken over, whatever the device's says", () => {
    const clock = createMinuteClock();
    expect(clock.beginAt(SERVER)).toBe(SERVER);
    vi.advanceTimersByTime(30_000);
    expect(clock.now()).toBe(SERVER);
    expect(clock.beginAt(SERVER + 1)).toBe(SERVER);
  });

  it("begins with the device's time where nothing is taken over, and stands still", () => {
    const clock = createMinuteClock();
    expect(clock.now()).toBe(DEVICE);
    vi.advanceTimersByTime(30_000);
    expect(clock.now()).toBe(DEVICE);
  });

  it.each([-3_600_000, 3_600_000])(
    "shows the server's time on a device that is %d ms off",
    (off) => {
      vi.setSystemTime(SERVER + off);
      noteServerTime(SERVER);
      const clock = createMinuteClock();
      expect(clock.now()).toBe(SERVER);
      const stop = clock.subscribe(() => undefined);
      vi.advanceTimersByTime(60_000);
      expect(clock.now()).toBe(SERVER + 60_000);
      stop();
    },
  );

  it("shows the device's time once a minute, as long as somebody listens", () => {
    const clock = createMinuteClock();
    clock.beginAt(SERVER);
    const listener = vi.fn();
    const stop = clock.subscribe(listener);
    vi.advanceTimersByTime(60_000);
    expect(listener).toHaveBeenCalledOnce();
    expect(clock.now()).toBe(DEVICE + 60_000);
    stop();
    vi.advanceTimersByTime(600_000);
    expect(listener).toHaveBeenCalledOnce();
  });
});
