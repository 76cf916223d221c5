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
  detailRate: 20,
  detailBurst: 40,
  timeoutMs: 10_000,
};
const QUERY = { marketplaceId: "ATVPDKIKX0DER", createdAfter: "2026-01-01T00:00:00.000Z" };

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

/** An upstream whose token endpoint is down until a time, and whose first listing calls never answer. */
function upstream({ hung = 0, tokenFrom = 0 }) {
  let listings = 0;
  const fetch = vi.fn(async (url: string, init: RequestInit) => {
    if (url.endsWith("/token")) {
      if (Date.now() < tokenFrom) return json({ error: "server_error" }, 503);
      return json({ access_token: "Atza|t", token_type: "bearer", expires_in: 3600 });
    }
    listings += 1;
    if (listings > hung) return json({ payload: { jobs: [], totalResultSize: 0 } });
    return new Promise<Response>((_, reject) => {
      init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
    });
  });
  return { api: createSpApi(CONFIG, { fetch }), calls: () => listings };
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

describe("Login with Amazon down for ten seconds", () => {
  it("costs background work time, not its answer", async () => {
    const { api } = upstream({ tokenFrom: Date.now() + 10_000 });
    const answer = api.getServiceJobs(QUERY, { lane: "background" });
    await vi.advanceTimersByTimeAsync(25_000);
    await expect(answer).resolves.toMatchObject({ data: { jobs: [] } });
  });

  it("is told to a person who waits", async () => {
    const { api } = upstream({ tokenFrom: Date.now() + 10_000 });
    const answer = expect(api.getServiceJobs(QUERY)).rejects.toMatchObject({ kind: "unavailable" });
    await vi.advanceTimersByTimeAsync(5_000);
    await answer;
  });
});
