import "server-only";
import { expect, it, vi } from "vitest";
import type { Claims } from "@/lib/server/auth/claims";
import type { ProviderClaimsParts } from "@/lib/server/auth/provider-claims";
import type { ProviderMetadata } from "@/lib/server/auth/provider-client";
import type { ProviderPart } from "@/lib/server/auth/session";

const MINUTE = 60_000;
const START = Date.parse("2026-11-24T12:00:00Z");
const METADATA: ProviderMetadata = {
  issuer: "https://id.example",
  token_endpoint: "https://id.example/token",
  userinfo_endpoint: "https://id.example/me",
};

type Reply = { status: number; body?: unknown } | "down";

const idToken = (set: object) => `e30.${Buffer.from(JSON.stringify(set)).toString("base64url")}.x`;

type Create = (parts: ProviderClaimsParts) => Claims;

/** What is promised of the provider's claims, wherever its last word is remembered. */
export function asksTheProviderAgain(create: Create): void {
  /** Claims of a provider whose answers a test changes as it goes. */
  function setUp(first: Partial<ProviderPart> = {}) {
    const clock = { time: START };
    const provider = {
      me: { status: 200, body: { sub: "u-1", roles: ["manager"] } } as Reply,
      token: { status: 400, body: { error: "invalid_grant" } } as Reply,
    };
    const asked: string[] = [];
    const ask = vi.fn(async (input: string | URL | Request, init?: RequestInit) => {
      const isToken = String(input) === METADATA.token_endpoint;
      const bearer = new Headers(init?.headers).get("authorization");
      asked.push(isToken ? String(init?.body) : String(bearer));
      const reply = isToken ? provider.token : provider.me;
      if (reply === "down") throw new TypeError("fetch failed");
      return Response.json(reply.body ?? {}, { status: reply.status });
    });
    const claims = create({
      metadata: async () => METADATA,
      credentials: () => ({ clientId: "dashboard", clientSecret: "s:e/c" }),
      rolesClaim: "roles",
      fetch: ask,
      now: () => clock.time,
    });
    const part: ProviderPart = {
      accessToken: "at-1",
      accessTokenEndsAt: START + 24 * 60 * MINUTE,
      claim: ["admin"],
      claimAt: START,
      claimInIdToken: false,
      ...first,
    };
    const standing = () => claims.standingOf({ id: "s-1", userId: "u-1", provider: part });
    return { asked, ask, claims, clock, provider, standing };
  }

  it("believes the sign-in for five minutes and then asks once for everybody who waits", async () => {
    const { ask, asked, clock, standing } = setUp();
    clock.time += 5 * MINUTE - 1;
    await expect(standing()).resolves.toEqual({ ended: false, claim: ["admin"] });
    expect(ask).not.toHaveBeenCalled();
    clock.time += 1;
    const answers = await Promise.all([standing(), standing(), standing()]);
    expect(answers).toEqual(Array(3).fill({ ended: false, claim: ["manager"] }));
    expect(asked).toEqual(["Bearer at-1"]);
  });

  it("takes a claim away that the provider no longer sends", async () => {
    const { clock, provider, standing } = setUp();
    provider.me = { status: 200, body: { sub: "u-1" } };
    clock.time += 6 * MINUTE;
    await expect(standing()).resolves.toEqual({ ended: false, claim: undefined });
  });

  it("goes on with the last word of a provider that is down, for half an hour", async () => {
    const { ask, clock, provider, standing } = setUp();
    provider.me = "down";
    clock.time += 6 * MINUTE;
    await expect(standing()).resolves.toEqual({ ended: false, claim: ["admin"] });
    await standing();
    expect(ask).toHaveBeenCalledTimes(1);
    clock.time = START + 29 * MINUTE;
    await expect(standing()).resolves.toEqual({ ended: false, claim: ["admin"] });
    clock.time = START + 30 * MINUTE;
    await expect(standing()).resolves.toEqual({ ended: false, claim: undefined });
    provider.me = { status: 200, body: { sub: "u-1", roles: "viewer" } };
    clock.time += MINUTE;
    await expect(standing()).resolves.toEqual({ ended: false, claim: "viewer" });
  });

  it.each([
    ["refuses the token", { status: 401 }],
    ["speaks of somebody else", { status: 200, body: { sub: "u-2", roles: ["admin"] } }],
  ] as const)("ends a session when the provider %s", async (_, me) => {
    const { clock, provider, standing } = setUp();
    provider.me = me;
    clock.time += 6 * MINUTE;
    await expect(standing()).resolves.toEqual({ ended: true });
    await expect(standing()).resolves.toEqual({ ended: true });
  });

  it("ends a session whose refresh token the provider refuses", async () => {
    const { clock, provider, standing } = setUp({ refreshToken: "rt-1" });
    provider.me = { status: 401 };
    clock.time += 6 * MINUTE;
    await expect(standing()).resolves.toEqual({ ended: true });
  });

  it("fetches new tokens where the old ones have run out, and keeps them for the next cookie", async () => {
    const { asked, claims, clock, provider, standing } = setUp({
      accessTokenEndsAt: START + MINUTE,
      refreshToken: "rt-1",
    });
    provider.token = {
      status: 200,
      body: { access_token: "at-2", expires_in: 3_600, refresh_token: "rt-2" },
    };
    clock.time += 6 * MINUTE;
    await expect(standing()).resolves.toEqual({ ended: false, claim: ["manager"] });
    expect(asked).toEqual(["grant_type=refresh_token&refresh_token=rt-1", "Bearer at-2"]);
    expect(await claims.latest("s-1")).toMatchObject({ accessToken: "at-2", refreshToken: "rt-2" });
    expect(await claims.latest("s-2")).toBeNull();
  });

  it("takes rights given by claim away when nothing is left to ask with", async () => {
    const { ask, clock, standing } = setUp({ accessTokenEndsAt: START + MINUTE });
    clock.time += 6 * MINUTE;
    await expect(standing()).resolves.toEqual({ ended: false, claim: undefined });
    expect(ask).not.toHaveBeenCalled();
  });

  it("does not take a token whose end nobody named for a closed account", async () => {
    const { clock, provider, standing } = setUp({ accessTokenEndsAt: undefined });
    provider.me = { status: 401 };
    clock.time += 6 * MINUTE;
    await expect(standing()).resolves.toEqual({ ended: false, claim: undefined });
  });

  it("reads a claim that stands in id tokens only from a new one", async () => {
    const { clock, provider, standing } = setUp({ claimInIdToken: true, refreshToken: "rt-1" });
    provider.me = { status: 200, body: { sub: "u-1" } };
    const id_token = idToken({ sub: "u-1", roles: "viewer" });
    provider.token = { status: 200, body: { access_token: "at-2", expires_in: 3_600, id_token } };
    clock.time += 6 * MINUTE;
    await expect(standing()).resolves.toEqual({ ended: false, claim: "viewer" });
    provider.token = { status: 200, body: { access_token: "at-3", expires_in: 3_600 } };
    clock.time += 6 * MINUTE;
    await expect(standing()).resolves.toEqual({ ended: false, claim: undefined });
  });
}
