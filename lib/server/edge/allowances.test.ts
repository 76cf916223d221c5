import { expect, it } from "vitest";
import { createAllowances } from "./allowances";

function setUp() {
  const clock = { time: 1_000_000 };
  return { clock, allowances: createAllowances({ rate: 2, burst: 10, now: () => clock.time }) };
}

it("lets a person spend what is saved, then says when there is enough again", () => {
  const { allowances, clock } = setUp();
  expect(allowances.take("script", 9)).toBe(0);
  expect(allowances.take("script", 4)).toBe(2);
  clock.time += 1_500;
  expect(allowances.take("script", 4)).toBe(0);
});

it("keeps people apart", () => {
  const { allowances } = setUp();
  allowances.take("script", 10);
  expect(allowances.take("mara", 10)).toBe(0);
});

it("takes back, and never saves more than the burst", () => {
  const { allowances, clock } = setUp();
  allowances.take("mara", 10);
  allowances.giveBack("mara", 9);
  expect(allowances.take("mara", 9)).toBe(0);
  allowances.giveBack("mara", 99);
  clock.time += 60_000;
  expect(allowances.take("mara", 11)).toBe(1);
});
