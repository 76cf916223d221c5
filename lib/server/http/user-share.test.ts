import { beforeEach, expect, it, vi } from "vitest";
import { settings } from "@/lib/server/config/settings";
import { chargeCall, reserveShare, takePageShare } from "./user-share";

const { burst, rate } = settings().perUser;
let people = 0;

/** Somebody with a full share. */
function somebody() {
  people += 1;
  const user = `person-${people}`;
  return {
    user,
    /** How many calls are left, found out by asking for one after another. */
    left() {
      let calls = 0;
      while (takePageShare(user) === 0) calls += 1;
      return calls;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 5) });
  return () => vi.useRealTimers();
});

it("charges a request for the calls that it makes", () => {
  const { user, left } = somebody();
  const reservation = reserveShare(user);
  reservation.reserve(30);
  for (let call = 0; call < 12; call++) chargeCall(user, "asked");
  reservation.settle({ found: [] });
  expect(left()).toBe(burst - 12);
});

it("charges next to nothing for an answer that is older than the request", () => {
  const { user, left } = somebody();
  const fetchedAt = new Date(Date.now() - 5_000).toISOString();
  for (let count = 0; count < 40; count++) reserveShare(user).settle({ fetchedAt });
  expect(left()).toBe(burst - 1);
});

it("charges a call for what the dashboard answers by itself, and for what fails", () => {
  const { user, left } = somebody();
  reserveShare(user).settle({ fetchedAt: new Date().toISOString() });
  reserveShare(user).settle(null);
  expect(left()).toBe(burst - 2);
});

it("takes nothing for a request that it refuses", () => {
  const { user, left } = somebody();
  for (let call = 0; call < burst - 6; call++) chargeCall(user, "asked");
  for (let count = 0; count < 20; count++) {
    const reservation = reserveShare(user);
    expect(() => reservation.reserve(7)).toThrow("more than one person's share");
    reservation.settle(null);
  }
  expect(left()).toBe(6);
});

it("lets an export leave half of a share, and a walk never leave a debt", () => {
  const { user, left } = somebody();
  for (let page = 0; page < 1_000; page++) chargeCall(user, "export");
  for (let page = 0; page < 10; page++) chargeCall(user, "export");
  const other = somebody();
  for (let page = 0; page < 1_000; page++) chargeCall(other.user, "walk");
  expect(left()).toBe(burst / 2);
  expect(other.left()).toBe(0);
  vi.advanceTimersByTime(Math.ceil(1_000 / rate));
  expect(takePageShare(other.user)).toBe(0);
});

it("bounds a debt, so that nobody waits for longer than two full shares take", () => {
  const { user } = somebody();
  for (let call = 0; call < 5_000; call++) chargeCall(user, "asked");
  expect(takePageShare(user)).toBe(Math.ceil((burst + 1) / rate));
});
