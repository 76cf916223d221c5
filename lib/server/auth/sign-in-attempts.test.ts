import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { expect, it } from "vitest";
import { settings } from "@/lib/server/config/settings";
import { endsOwnSignIn } from "./sign-in-attempts";

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
