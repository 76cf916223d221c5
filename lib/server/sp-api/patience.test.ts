import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSpApi } from "./client";

const CONFIG = {
  endpoint: "http://127.0.0.1:1",
  lwaEndpoint: "http://127.0.0.1:1/token",
  clientId: "id",
  clientSecret: "secret",
  refreshToken: "refresh",
  rate: 10,
  burst: 40,
  others: { rate: 20, burst: 40 },
  timeoutMs: 10_000,
};
const QUERY = { marketplaceId: "ATVPDKIKX0DER", createdAfter: "2026-01-01T00:00:00.000Z" };

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

const refused = (status: number, retryAfter: string) =>
  new Response(JSON.stringify({ error: "server_error" }), {
    status,
    headers: retryAfter ? { "retry-after": retryAfter } : {},
  });

/** An upstream whose token endpoint is down until a time, and whose first listing calls never answer. */
function upstream({ hung = 0, tokenFrom = 0, refusal = 503, retryAfter = "" }) {
  let listings = 0;
  let tokens = 0;
  const fetch = vi.fn(async (url: string, init: RequestInit) => {
    if (url.endsWith("/token")) {
      tokens += 1;
      if (Date.now() < tokenFrom) return refused(refusal, retryAfter);
      return json({ access_token: "Atza|t", token_type: "bearer", expires_in: 3600 });
    }
    listings += 1;
    if (listings > hung) return json({ payload: { jobs: [], totalResultSize: 0 } });
    return new Promise<Response>((_, reject) => {
      init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
    });
  });
  return { api: createSpApi(CONFIG, { fetch }), calls: () => listings, tokens: () => tokens };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a call that Amazon never answers", () => {
  it("is asked a second time before its time is up when somebody waits", async () => {
    const { api, calls } = upstream({ hung: 1 });
    const answer = api.getServiceJobs(QUERY);
    await vi.advanceTimersByTimeAsync(3_000);
    await expect(answer).resolves.toMatchObject({ data: { jobs: [] } });
    expect(calls()).toBe(2);
  });

  it("is left alone when nobody watches, until its time is up", async () => {
    const { api, calls } = upstream({ hung: 1 });
    const answer = api.getServiceJobs(QUERY, { lane: "background" });
    await vi.advanceTimersByTimeAsync(9_000);
    expect(calls()).toBe(1);
    await vi.advanceTimersByTimeAsync(6_000);
    await expect(answer).resolves.toMatchObject({ data: { jobs: [] } });
  });
});

describe.each([
  ["down", { refusal: 503 }, "unavailable"],
  ["in trouble and saying so by OAuth", { refusal: 400 }, "unavailable"],
  ["throttling", { refusal: 429 }, "throttled"],
])("Login with Amazon %s for ten seconds", (_, how, kind) => {
  it("costs background work time, not its answer", async () => {
    const { api } = upstream({ tokenFrom: Date.now() + 10_000, ...how });
    const answer = api.getServiceJobs(QUERY, { lane: "background" });
    await vi.advanceTimersByTimeAsync(25_000);
    await expect(answer).resolves.toMatchObject({ data: { jobs: [] } });
  });

  it("is thrown to a person who waits", async () => {
    const { api } = upstream({ tokenFrom: Date.now() + 10_000, ...how });
    const answer = expect(api.getServiceJobs(QUERY)).rejects.toMatchObject({ kind });
    await vi.advanceTimersByTimeAsync(5_000);
    await answer;
  });

  it("is not asked before the time that it names", async () => {
    const later = { tokenFrom: Date.now() + 10_000, retryAfter: "10" };
    const { api, tokens } = upstream({ ...later, ...how });
    const answer = api.getServiceJobs(QUERY, { lane: "background" });
    await vi.advanceTimersByTimeAsync(9_900);
    expect(tokens()).toBe(1);
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(answer).resolves.toMatchObject({ data: { jobs: [] } });
    expect(tokens()).toBe(2);
  });
});
