import { expect, test } from "vitest";
import { createStorms } from "./limiter";

const RATE = 10;

test("the first 429 costs one interval, those that follow cost more, up to four seconds", () => {
  const storms = createStorms(() => 1);

  const debts = [1, 2, 3, 4, 5, 6, 7, 8].map((order) => storms.hit(order, order, RATE));

  expect(debts).toEqual([0, 1, 3, 7, 15, 31, 40, 40]);
});

test("a long storm without luck stays a number", () => {
  const storms = createStorms(() => 0);

  for (let order = 1; order <= 2_000; order++) expect(storms.hit(order, order, RATE)).toBe(0);
});

test("requests sent before the pause say nothing new", () => {
  const storms = createStorms(() => 1);

  expect(storms.hit(1, 38, RATE)).toBe(0);
  expect(storms.hit(2, 38, RATE)).toBeNull();
  expect(storms.hit(38, 38, RATE)).toBeNull();
  expect(storms.hit(39, 39, RATE)).toBe(1);
});

test("an answer to a request sent after the pause ends the storm, an older one does not", () => {
  const storms = createStorms(() => 1);
  storms.hit(5, 8, RATE);

  storms.calm(7);
  expect(storms.hit(9, 9, RATE)).toBe(1);
  storms.calm(10);
  expect(storms.hit(11, 11, RATE)).toBe(0);
});
