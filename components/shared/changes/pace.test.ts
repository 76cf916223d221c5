import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createPace } from "./pace";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("does soon what is asked for, and then at most once in a while, the last wish too", () => {
  const work = vi.fn();
  const pace = createPace(10_000, work);
  for (let time = 0; time < 30; time += 1) {
    pace.ask();
    vi.advanceTimersByTime(1_000);
  }
  expect(work).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(10_000);
  expect(work).toHaveBeenCalledTimes(4);
  vi.advanceTimersByTime(60_000);
  expect(work).toHaveBeenCalledTimes(4);
  pace.ask();
  vi.advanceTimersByTime(1_000);
  expect(work).toHaveBeenCalledTimes(5);
});

it("does nothing any more once it is stopped", () => {
  const work = vi.fn();
  const pace = createPace(10_000, work);
  pace.ask();
  pace.stop();
  vi.advanceTimersByTime(60_000);
  expect(work).not.toHaveBeenCalled();
});
