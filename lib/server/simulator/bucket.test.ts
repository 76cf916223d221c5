import { describe, expect, it } from "vitest";
import { createBucket } from "./bucket";

function bucketAt(options: { rate: number; burst: number; foreign?: number }) {
  const clock = { now: 0 };
  const bucket = createBucket({
    rate: options.rate,
    burst: options.burst,
    now: () => clock.now,
    foreignPerSecond: () => options.foreign ?? 0,
  });
  const takeAll = (attempts: number) =>
    Array.from({ length: attempts }, () => bucket.take()).filter(Boolean).length;
  return { clock, takeAll };
}

describe("createBucket", () => {
  it("gives the burst at once, then nothing", () => {
    const { takeAll } = bucketAt({ rate: 10, burst: 40 });
    expect(takeAll(60)).toBe(40);
  });

  it("refills at the rate, one token every 100 ms at 10 a second", () => {
    const { clock, takeAll } = bucketAt({ rate: 10, burst: 40 });
    takeAll(40);
    clock.now = 99;
    expect(takeAll(1)).toBe(0);
    clock.now = 100;
    expect(takeAll(2)).toBe(1);
    clock.now = 1_100;
    expect(takeAll(20)).toBe(10);
  });

  it("never holds more than the burst", () => {
    const { clock, takeAll } = bucketAt({ rate: 10, burst: 40 });
    clock.now = 3_600_000;
    expect(takeAll(60)).toBe(40);
  });

  it("keeps its level when the clock goes back", () => {
    const { clock, takeAll } = bucketAt({ rate: 10, burst: 2 });
    clock.now = 5_000;
    expect(takeAll(5)).toBe(2);
    clock.now = 1_000;
    expect(takeAll(5)).toBe(0);
  });

  it("shares with a foreign client", () => {
    const { clock, takeAll } = bucketAt({ rate: 10, burst: 40, foreign: 6 });
    takeAll(60);
    clock.now = 10_000;
    takeAll(60);
    clock.now = 20_000;
    const left = takeAll(60);
    expect(left).toBeGreaterThanOrEqual(38);
    expect(left).toBeLessThanOrEqual(40);
    clock.now = 25_000;
    const halfFull = takeAll(60);
    expect(halfFull).toBeGreaterThanOrEqual(19);
    expect(halfFull).toBeLessThanOrEqual(21);
  });

  it("leaves next to nothing when the foreign client asks for more than the rate", () => {
    const { clock, takeAll } = bucketAt({ rate: 10, burst: 40, foreign: 20 });
    takeAll(60);
    clock.now = 10_000;
    expect(takeAll(60)).toBeLessThanOrEqual(1);
  });
});
