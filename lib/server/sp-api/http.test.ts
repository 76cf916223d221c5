import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeAmazon, reply, stopFakes } from "@/lib/server/sp-api/testing/fake-amazon";
import { exchange } from "./http";

const NOW = Date.UTC(2026, 0, 5);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  return () => vi.useRealTimers();
});
afterEach(stopFakes);

async function ask(...answer: [status: number, body: unknown, headers?: Record<string, string>]) {
  const { config } = await fakeAmazon((response) => reply(response, ...answer));
  return exchange({ fetch, now: () => NOW }, config.endpoint, {}, 1_000);
}

test("reads what matters of an answer", async () => {
  const headers = {
    "x-amzn-requestid": "r-1",
    "x-amzn-RateLimit-Limit": "10.0",
    "x-amzn-ErrorType": "AccessDeniedException",
    "retry-after": "3",
    date: "Mon, 05 Jan 2026 00:07:00 GMT",
  };

  expect(await ask(403, { a: 1 }, headers)).toEqual({
    status: 403,
    requestId: "r-1",
    rateLimit: "10.0",
    errorType: "AccessDeniedException",
    retryAfterSeconds: 3,
    sentAt: NOW + 7 * 60_000,
    body: { a: 1 },
  });
});

test.each(["", "yesterday", "2026-01-05"])("an answer dated %j does not say when", async (date) => {
  expect(await ask(200, {}, { date })).toMatchObject({ sentAt: null });
});

test("leaves no timer behind", async () => {
  const parts = { fetch: async () => new Response("{}"), now: () => NOW };

  await exchange(parts, "https://amazon.example", {}, 1_000);

  expect(vi.getTimerCount()).toBe(0);
});

test.each([
  ["3", 3],
  [new Date(NOW + 2_500).toUTCString(), 2],
  [new Date(NOW - 60_000).toUTCString(), 0],
  ["soon", null],
  ["1.5", 1.5],
  ["2.0", 2],
  [" 4 ", 4],
  ["0", 0],
  [".5", null],
  ["1,5", null],
  ["1e3", null],
  ["-3", null],
  ["0x10", null],
  ["2, 2", null],
  ["86400", 300],
  ["9".repeat(400), 300],
  [new Date(NOW + 86_400_000).toUTCString(), 300],
  ["2026-01-05", null],
  ["", null],
])("Retry-After: %s is %s", async (header, retryAfterSeconds) => {
  expect(await ask(503, "", { "retry-after": header })).toMatchObject({ retryAfterSeconds });
});

test.each(["", "<html>", "{", "Too many"])("a body of %j is no JSON", async (body) => {
  expect(await ask(500, body)).toMatchObject({ status: 500, body: undefined });
});

test("a request that outlasts its limit is a timeout", async () => {
  const { config, calls } = await fakeAmazon(() => undefined);
  const asked = exchange({ fetch, now: () => NOW }, config.endpoint, {}, 60_000);
  const late = expect(asked).rejects.toMatchObject({ kind: "timeout" });
  await vi.waitFor(() => expect(calls).toHaveLength(1), 10_000);

  vi.advanceTimersByTime(60_000);

  await late;
});

test("who has left before asking sends nothing", async () => {
  const { config, calls } = await fakeAmazon((response) => reply(response, 200, {}));
  const signal = AbortSignal.abort(new Error("gone"));

  const asked = exchange({ fetch, now: () => NOW }, config.endpoint, {}, 1_000, signal);

  await expect(asked).rejects.toThrow("gone");
  expect(calls).toHaveLength(0);
});
