import { expect, test } from "vitest";
import { createBucket } from "./bucket";

function bucketAt(start: number) {
  const clock = { time: start };
  const bucket = createBucket({ rate: 10, capacity: 38 }, () => clock.time);
  const empty = () => {
    while (bucket.tokens() >= 1) {
      bucket.take();
      bucket.settled();
    }
  };
  return { bucket, clock, empty };
}

test("refills at the rate, up to its capacity", () => {
  const { bucket, clock, empty } = bucketAt(1_000);
  empty();

  clock.time += 250;
  expect(bucket.tokens()).toBeCloseTo(2.5);
  clock.time += 3_600_000;
  expect(bucket.tokens()).toBe(38);
});

test("gains nothing from a full bucket while requests are on their way", () => {
  const { bucket, clock } = bucketAt(1_000);
  for (let i = 0; i < 38; i++) bucket.take();

  clock.time += 2_000;
  expect(bucket.tokens()).toBe(0);
  for (let i = 0; i < 8; i++) bucket.settled();
  clock.time += 500;
  expect(bucket.tokens()).toBe(5);
  clock.time += 500;
  expect(bucket.tokens()).toBe(8);
});

test("refills below its capacity whatever is on its way", () => {
  const { bucket, clock, empty } = bucketAt(1_000);
  empty();
  bucket.take();

  clock.time += 1_000;
  expect(bucket.tokens()).toBe(9);
});

test("says when it will hold a number of tokens", () => {
  const { bucket, clock, empty } = bucketAt(1_000);
  empty();

  expect(bucket.msUntil(1)).toBe(100);
  expect(bucket.msUntil(5)).toBe(500);
  clock.time += 60;
  expect(bucket.msUntil(1)).toBe(40);
  expect(bucket.msUntil(0)).toBe(0);
});

test("a clock that jumps back neither gives nor takes tokens", () => {
  const { bucket, clock, empty } = bucketAt(1_000_000);
  empty();

  clock.time -= 900_000;
  expect(bucket.tokens()).toBe(0);
  clock.time += 200;
  expect(bucket.tokens()).toBeCloseTo(2);
});

test("a new rate counts from now on", () => {
  const { bucket, clock, empty } = bucketAt(1_000);
  empty();

  clock.time += 100;
  bucket.setRate(1);
  clock.time += 1_000;
  expect(bucket.tokens()).toBeCloseTo(2);
});

test("a debt is paid off before the first token", () => {
  const { bucket, clock } = bucketAt(1_000);

  bucket.drain(2);

  expect(bucket.msUntil(1)).toBe(300);
  bucket.drain(0);
  expect(bucket.msUntil(1)).toBe(300);
  clock.time += 300;
  expect(bucket.tokens()).toBeCloseTo(1);
});
