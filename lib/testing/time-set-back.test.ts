import { beforeEach, describe, expect, it, vi } from "vitest";
import { createMemorySignInAttempts } from "@/lib/server/auth/memory-sign-in-attempts";
import { requireFresh } from "@/lib/server/auth/open-sessions";
import { createProviderClaims } from "@/lib/server/auth/provider-claims";
import { createWriteBehindTracker } from "@/lib/server/auth/write-behind-tracker";
import { createMemoryCache } from "@/lib/server/cache/memory-cache";
import { createMemoryUserRateLimit } from "@/lib/server/http/user-rate-limit";
import { createCursorCache } from "@/lib/server/jobs/source/cursor-cache";
import { createBucket } from "@/lib/server/simulator/bucket";
import { clientForTest, LISTING, QUERY } from "@/lib/server/sp-api/testing/client-harness";
import { reply } from "@/lib/server/sp-api/testing/fake-amazon";

const HOUR = 3_600_000;

/** The clock is put an hour back; time itself goes on. */
const setBack = () => vi.setSystemTime(Date.now() - HOUR);

describe("a clock that is set back an hour", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 9, 25, 1) });
    return () => vi.useRealTimers();
  });

  it("takes nobody's calls away", async () => {
    const limit = createMemoryUserRateLimit({ rate: 1, burst: 5 });
    await limit.reserve("mara", 4);
    setBack();
    expect(await limit.reserve("mara", 1)).toBe(0);
    vi.advanceTimersByTime(2_000);
    expect(await limit.reserve("mara", 2)).toBe(0);
  });

  it("closes sign-in for no longer than a quarter of an hour", async () => {
    const attempts = createMemorySignInAttempts();
    for (let count = 0; count < 10; count++) await attempts.fail("account a");
    setBack();
    expect(await attempts.waitOf("account a")).toBe(900);
    vi.advanceTimersByTime(HOUR / 4);
    expect(await attempts.waitOf("account a")).toBeNull();
  });

  it("leaves answers remembered, and new ones too", async () => {
    const memory = createMemoryCache<string>({ freshMs: 1_000, staleMs: 2_000 });
    await memory.read("question", async () => "old");
    setBack();
    await expect(memory.read("question", async () => "asked again")).resolves.toBe("old");
    vi.advanceTimersByTime(2_000);
    await expect(memory.read("question", async () => "new")).resolves.toBe("new");
    await expect(memory.read("question", async () => "newer")).resolves.toBe("new");
  });

  it("ends a crawl when patience ends", async () => {
    let page = 0;
    const readPage = createCursorCache(async () => {
      page += 1;
      vi.advanceTimersByTime(600);
      if (page === 1) setBack();
      const nextPageToken = `page ${page + 1}`;
      const jobs = [{ serviceJobId: String(page) }];
      const data = { totalResultSize: 900, jobs, nextPageToken, previousPageToken: null };
      return { data, requestId: null, fetchedAt: Date.now() };
    });
    await expect(readPage(QUERY, 20, { patienceMs: 1_000 })).rejects.toMatchObject({
      problem: { code: "upstream_throttled", progress: { page: 2, of: 20 } },
    });
  });

  it("has a provider asked again about a person", async () => {
    const metadata = vi.fn(async () => null);
    const parts = { metadata, credentials: () => ({ clientId: "", clientSecret: "" }), fetch };
    const claims = createProviderClaims({ ...parts, rolesClaim: "roles", now: Date.now });
    const provider = { claim: "admin", claimAt: Date.now(), claimInIdToken: false };
    const session = { id: "1", userId: "ada", provider };
    await expect(claims.standingOf(session)).resolves.toEqual({ ended: false, claim: "admin" });
    expect(metadata).not.toHaveBeenCalled();
    setBack();
    await claims.standingOf(session);
    expect(metadata).toHaveBeenCalledTimes(1);
    setBack();
    await expect(claims.standingOf(session)).resolves.toEqual({ ended: false, claim: undefined });
    expect(metadata).toHaveBeenCalledTimes(2);
  });

  it("makes no old sign-in a recent one", () => {
    const signedInAt = Date.now();
    expect(() => requireFresh({ signedInAt })).not.toThrow();
    setBack();
    expect(() => requireFresh({ signedInAt })).toThrow("last 15 minutes");
  });

  it("has a session in use written again", async () => {
    const write = vi.fn(async () => undefined);
    const parts = { write, soon: () => undefined, lost: () => undefined, maxMs: 12 * HOUR };
    const tracker = createWriteBehindTracker(parts);
    const seen = () => {
      const now = Date.now();
      const dates = { signedInAt: now, issuedAt: now, expiresAt: now + HOUR };
      const person = { userId: "ada", name: null, email: null, demoRole: "admin", provider: null };
      tracker.note({
        session: { id: "1", ...person, ...dates },
        endsAt: now + HOUR,
        userAgent: null,
      });
      return tracker.settled();
    };
    await seen();
    setBack();
    await seen();
    expect(write).toHaveBeenCalledTimes(2);
  });

  it("empties the simulator's bucket for nobody", () => {
    const bucket = createBucket({ rate: 1, burst: 1, now: Date.now, foreignPerSecond: () => 0 });
    expect(bucket.take()).toBe(true);
    setBack();
    bucket.take();
    vi.advanceTimersByTime(1_000);
    expect(bucket.take()).toBe(true);
  });
});

it("refuses no call that waits for its turn while the clock is put forward", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const { client } = await clientForTest((response) => reply(response, 200, LISTING), {
    config: { rate: 1, burst: 3 },
  });
  await client.getServiceJobs({ ...QUERY, pageSize: 1 });
  const waiting = client.getServiceJobs({ ...QUERY, pageSize: 2 });
  await vi.waitFor(async () => {
    expect((await client.quotas.getServiceJobs.read()).waiting.interactive).toBe(1);
  }, 10_000);
  vi.setSystemTime(Date.now() + HOUR);
  await expect(waiting).resolves.toMatchObject({ data: { totalResultSize: 1 } });
  vi.useRealTimers();
});
