import { beforeEach, expect, it, vi } from "vitest";
import { settings } from "@/lib/server/config/settings";
import {
  chargeCall,
  createMemoryUserRateLimit,
  reservePage,
  reserveRequest,
  userRateLimit,
} from "./user-rate-limit";

const { burst, rate } = settings().perUser;
userRateLimit.provide(createMemoryUserRateLimit({ burst, rate }));
let people = 0;

/** Somebody with a full bucket. */
function somebody() {
  people += 1;
  const user = `person-${people}`;
  return {
    user,
    /** How many calls are left, found out by asking for one after another. */
    async left() {
      let calls = 0;
      while ((await reservePage(user)) === 0) calls += 1;
      return calls;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 5) });
  return () => vi.useRealTimers();
});

it("charges a request for the calls that it makes", async () => {
  const { user, left } = somebody();
  const reservation = await reserveRequest(user);
  await reservation.reserve(30);
  for (let call = 0; call < 12; call++) chargeCall(user, "asked");
  reservation.settle({ found: [] });
  expect(await left()).toBe(burst - 12);
});

it("charges next to nothing for an answer that is older than the request", async () => {
  const { user, left } = somebody();
  const fetchedAt = new Date(Date.now() - 5_000).toISOString();
  for (let count = 0; count < 40; count++) (await reserveRequest(user)).settle({ fetchedAt });
  expect(await left()).toBe(burst - 1);
});

it("charges next to nothing for what the index answers by itself, and calls that stand behind it", async () => {
  const { user, left } = somebody();
  const answer = { total: 3, source: "index" };
  for (let count = 0; count < 40; count++) (await reserveRequest(user)).settle(answer);
  expect(await left()).toBe(burst - 1);
  const other = somebody();
  const reservation = await reserveRequest(other.user);
  for (let call = 0; call < 3; call++) chargeCall(other.user, "asked");
  reservation.settle(answer);
  expect(await other.left()).toBe(burst - 3);
});

it("charges a call for what the dashboard answers by itself, and for what fails", async () => {
  const { user, left } = somebody();
  (await reserveRequest(user)).settle({ fetchedAt: new Date().toISOString() });
  (await reserveRequest(user)).settle(null);
  expect(await left()).toBe(burst - 2);
});

it("takes nothing for a request that it refuses", async () => {
  const { user, left } = somebody();
  for (let call = 0; call < burst - 6; call++) chargeCall(user, "asked");
  for (let count = 0; count < 20; count++) {
    const reservation = await reserveRequest(user);
    await expect(reservation.reserve(7)).rejects.toThrow("more than one person's share");
    reservation.settle(null);
  }
  expect(await left()).toBe(6);
});

it("lets an export leave half of a bucket, and a crawl never leave a debt", async () => {
  const { user, left } = somebody();
  for (let page = 0; page < 1_000; page++) chargeCall(user, "export");
  for (let page = 0; page < 10; page++) chargeCall(user, "export");
  const other = somebody();
  for (let page = 0; page < 1_000; page++) chargeCall(other.user, "crawl");
  expect(await left()).toBe(burst / 2);
  expect(await other.left()).toBe(0);
  vi.advanceTimersByTime(Math.ceil(1_000 / rate));
  expect(await reservePage(other.user)).toBe(0);
});

it("bounds a debt, so that nobody waits for longer than two full buckets take", async () => {
  const { user } = somebody();
  for (let call = 0; call < 5_000; call++) chargeCall(user, "asked");
  expect(await reservePage(user)).toBe(Math.ceil((burst + 1) / rate));
});
