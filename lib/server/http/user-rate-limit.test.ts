import { expect, it } from "vitest";
import { createAllowances } from "./user-rate-limit";

const BURST = 10;

function setUp() {
  const clock = { time: 1_000_000 };
  const allowances = createAllowances({ rate: 2, burst: BURST, now: () => clock.time });
  /** A request that makes so many calls, of which it knew `reserved`. */
  const request = (user: string, reserved: number, calls: number) => {
    const wait = allowances.reserve(user, reserved);
    if (wait > 0) return wait;
    for (let call = 0; call < calls; call++) allowances.spend(user, -BURST);
    allowances.release(user, reserved, 1);
    return 0;
  };
  return { clock, allowances, request };
}

it("lets a person spend what is saved, then says when there is enough again", () => {
  const { request, clock } = setUp();
  expect(request("script", 9, 9)).toBe(0);
  expect(request("script", 4, 4)).toBe(2);
  clock.time += 1_500;
  expect(request("script", 4, 4)).toBe(0);
});

it("keeps people apart", () => {
  const { request } = setUp();
  request("script", 10, 10);
  expect(request("mara", 10, 10)).toBe(0);
});

it("takes back what was not needed, and never saves more than the burst", () => {
  const { request, allowances, clock } = setUp();
  request("mara", 10, 1);
  expect(request("mara", 9, 0)).toBe(0);
  allowances.release("mara", 99, 1);
  clock.time += 60_000;
  expect(request("mara", 10, 10)).toBe(0);
  expect(request("mara", 1, 1)).toBe(1);
});

it("charges each call, whether or not somebody knew of it, and the debt is paid off first", () => {
  const { request } = setUp();
  expect(request("script", 1, 14)).toBe(0);
  expect(request("script", 1, 1)).toBe(3);
});

it("counts requests that run side by side right, whichever of them ends first", () => {
  const { allowances } = setUp();
  allowances.reserve("mara", 3);
  allowances.reserve("mara", 3);
  allowances.spend("mara", -BURST);
  allowances.release("mara", 3, 1);
  for (let call = 0; call < 3; call++) allowances.spend("mara", -BURST);
  allowances.release("mara", 3, 1);
  expect(allowances.reserve("mara", 6)).toBe(0);
  expect(allowances.reserve("mara", 1)).toBe(1);
});

it("takes no more than it may from what is left", () => {
  const { allowances } = setUp();
  for (let call = 0; call < 100; call++) allowances.spend("exporter", 5);
  expect(allowances.reserve("exporter", 5)).toBe(0);
  for (let call = 0; call < 100; call++) allowances.spend("exporter", -BURST);
  expect(allowances.reserve("exporter", 1)).toBe(6);
});

it("asks of nobody more than can be saved up", () => {
  const { request } = setUp();
  expect(request("mara", 30, 4)).toBe(0);
  expect(request("mara", 6, 6)).toBe(0);
});
