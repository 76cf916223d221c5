import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { expect, it } from "vitest";
import { settings } from "@/lib/server/config/settings";
import { createAttempts, endsOwnSignIn } from "./sign-in-attempts";

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

const NAME = "service-jobs.state";

/** A state cookie as next-auth seals it when a sign-in begins. */
const sealed = (value: string, { provider = "oidc", secret = settings().auth.secret } = {}) =>
  encode({ secret, salt: NAME, maxAge: 900, token: { value, provider } });

const callback = (query: string, cookie = "") =>
  new NextRequest(`http://127.0.0.1:3000/api/auth/callback/oidc${query}`, { headers: { cookie } });

it("knows the callback of a sign-in that this browser has begun", async () => {
  const cookie = `${NAME}=${await sealed("s-1")}`;
  await expect(endsOwnSignIn(callback("?state=s-1&error=x", cookie), "oidc")).resolves.toBe(true);
});

it.each([
  ["no state and no cookie", "?error=x", async () => ""],
  ["a state without its cookie", "?state=s-1&error=x", async () => ""],
  ["a cookie without its state", "?error=x", async () => sealed("s-1")],
  ["the cookie of another begin", "?state=s-1&error=x", async () => sealed("s-2")],
  ["a forged cookie", "?state=s-1", async () => sealed("s-1", { secret: "a guess" })],
  ["no token at all", "?state=s-1", async () => "s-1"],
  ["the cookie of another provider", "?state=s-1", async () => sealed("s-1", { provider: "x" })],
])("takes a callback with %s for nobody's attempt", async (_, query, cookie) => {
  const request = callback(query, `${NAME}=${await cookie()}`);
  await expect(endsOwnSignIn(request, "oidc")).resolves.toBe(false);
});
