import { expect, test } from "vitest";
import { createBackOff } from "./memory";

const RATE = 10;

test("the first 429 costs one interval, those that follow cost more, up to four seconds", () => {
  const backOff = createBackOff(() => 1);

  const debts = [1, 2, 3, 4, 5, 6, 7, 8].map((order) => backOff.throttled(order, order, RATE));

  expect(debts).toEqual([0, 1, 3, 7, 15, 31, 40, 40]);
});

test("a long row of 429s without luck stays a number", () => {
  const backOff = createBackOff(() => 0);

  for (let order = 1; order <= 2_000; order++)
    expect(backOff.throttled(order, order, RATE)).toBe(0);
});

test("requests sent before the pause say nothing new", () => {
  const backOff = createBackOff(() => 1);

  expect(backOff.throttled(1, 38, RATE)).toBe(0);
  expect(backOff.throttled(2, 38, RATE)).toBeNull();
  expect(backOff.throttled(38, 38, RATE)).toBeNull();
  expect(backOff.throttled(39, 39, RATE)).toBe(1);
});

test("an answer to a request sent after the pause ends the row of 429s, an older one does not", () => {
  const backOff = createBackOff(() => 1);
  backOff.throttled(5, 8, RATE);

  backOff.answered(7);
  expect(backOff.throttled(9, 9, RATE)).toBe(1);
  backOff.answered(10);
  expect(backOff.throttled(11, 11, RATE)).toBe(0);
});
