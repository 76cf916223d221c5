import { expect, it } from "vitest";
import { createAttempts } from "./sign-in-attempts";

function setUp() {
  const clock = { time: 1_000_000_000_000 };
  return { clock, attempts: createAttempts(() => clock.time) };
}

const MINUTE = 60_000;

it("lets ten failures through and then nobody for a quarter of an hour", () => {
  const { clock, attempts } = setUp();
  for (let count = 1; count < 10; count += 1) expect(attempts.fail("address 1")).toBe(false);
  expect(attempts.waitOf("address 1")).toBeNull();
  expect(attempts.fail("address 1")).toBe(true);
  expect(attempts.waitOf("address 1")).toBe(900);
  expect(attempts.waitOf("address 2")).toBeNull();
  expect(attempts.waitOf("address 2", "address 1")).toBe(900);
  clock.time += 15 * MINUTE - 1;
  expect(attempts.waitOf("address 1")).toBe(1);
  clock.time += 1;
  expect(attempts.waitOf("address 1")).toBeNull();
});

it("forgets each failure by itself", () => {
  const { clock, attempts } = setUp();
  for (let count = 0; count < 10; count += 1) {
    attempts.fail("account a");
    clock.time += 2 * MINUTE;
  }
  expect(attempts.waitOf("account a")).toBeNull();
});

it("counts an address and an account apart", () => {
  const { attempts } = setUp();
  for (let count = 0; count < 10; count += 1) attempts.fail(`address ${count}`, "account a");
  expect(attempts.waitOf("account a")).toBe(900);
  expect(attempts.waitOf("address 3")).toBeNull();
});

it("remembers no more than it can hold", () => {
  const { attempts } = setUp();
  for (let count = 0; count < 10; count += 1) attempts.fail("first");
  for (let count = 0; count < 6_000; count += 1) attempts.fail(`address ${count}`);
  expect(attempts.waitOf("first")).toBeNull();
});
