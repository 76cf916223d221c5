import { setImmediate } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { clientForTest, LISTING, QUERY } from "@/lib/server/sp-api/testing/client-harness";
import { fakeAmazon, reply, stopFakes } from "@/lib/server/sp-api/testing/fake-amazon";
import { createSpApi } from "./client";

afterEach(stopFakes);

test("asks for a page as Amazon wants to be asked", async () => {
  const now = Date.UTC(2026, 10, 23, 12, 36, 0, 123);
  const date = "Mon, 23 Nov 2026 12:40:00 GMT";
  const { client, calls } = await clientForTest(
    (response) => reply(response, 200, LISTING, { date }),
    { deps: { now: () => now } },
  );

  const answer = await client.getServiceJobs({ ...QUERY, asins: ["B000000002", "B000000001"] });

  expect(answer).toEqual({
    data: {
      jobs: [{ serviceJobId: "1" }],
      totalResultSize: 1,
      nextPageToken: null,
      previousPageToken: null,
    },
    requestId: "request-1",
    fetchedAt: now,
    sentAt: Date.parse(date),
  });
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatchObject({
    method: "GET",
    url:
      "/service/v1/serviceJobs?asins=B000000001,B000000002" +
      "&createdAfter=2026-01-01T00%3A00%3A00Z&marketplaceIds=ATVPDKIKX0DER",
    body: "",
  });
  expect(calls[0]?.headers).toMatchObject({
    accept: "application/json",
    "x-amz-access-token": "access-token-1",
    "x-amz-date": "20261123T123600Z",
  });
});

/** What Node adds by itself. */
const OF_FETCH = [
  "host",
  "connection",
  "accept-language",
  "sec-fetch-mode",
  "accept-encoding",
  "cache-control",
  "pragma",
];
const USER_AGENT =
  /^ServiceJobsDashboard\/[\d.]+ \(Language=TypeScript\/Node\.js [\d.]+; Platform=\w+\)$/;

test("sends its own headers and nothing else, as Amazon says user agents are formed", async () => {
  const { client, calls, tokenCalls } = await clientForTest((response) =>
    reply(response, 200, { payload: { ...LISTING.payload, serviceJobId: "1" } }),
  );

  await client.getServiceJobs(QUERY);
  await client.getServiceJobByServiceJobId("1");

  const own = ["accept", "user-agent", "x-amz-access-token", "x-amz-date"];
  for (const { headers } of calls) {
    expect(Object.keys(headers).toSorted()).toEqual([...own, ...OF_FETCH].toSorted());
    expect(headers["user-agent"]).toMatch(USER_AGENT);
  }
  const form = ["accept", "user-agent", "content-type", "content-length"];
  expect(Object.keys(tokenCalls[0]?.headers ?? {}).toSorted()).toEqual(
    [...form, ...OF_FETCH].toSorted(),
  );
  expect(tokenCalls[0]?.headers["user-agent"]).toMatch(USER_AGENT);
});

test("asks for one job by its id", async () => {
  const { client, calls } = await clientForTest((response) =>
    reply(response, 200, { payload: { serviceJobId: "a/b c" } }),
  );

  const { data } = await client.getServiceJobByServiceJobId("a/b c");

  expect(data).toEqual({ serviceJobId: "a/b c" });
  expect(calls[0]?.url).toBe("/service/v1/serviceJobs/a%2Fb%20c");
});

test.each(["", ".", "..", "x".repeat(101)])("refuses %j as a job id before asking", async (id) => {
  const { client, calls } = await clientForTest((response) => reply(response, 200, LISTING));

  await expect(client.getServiceJobByServiceJobId(id)).rejects.toMatchObject({ kind: "rejected" });

  expect(calls).toHaveLength(0);
});

test("refuses a list value with a comma before asking", async () => {
  const { client, calls } = await clientForTest((response) => reply(response, 200, LISTING));

  await expect(client.getServiceJobs({ ...QUERY, storeIds: ["a,b"] })).rejects.toMatchObject({
    kind: "rejected",
  });

  expect(calls).toHaveLength(0);
});

test("a user agent of the operator's is cut to what Amazon takes", async () => {
  const { client, calls } = await clientForTest((response) => reply(response, 200, LISTING), {
    config: { userAgent: `Desk/1 (Language=TypeScript) ${"x".repeat(600)}` },
  });

  await client.getServiceJobs(QUERY);

  expect(calls[0]?.headers["user-agent"]).toHaveLength(500);
});

test("equal questions in flight share one call, other questions do not", async () => {
  const { client, calls } = await clientForTest((response) => reply(response, 200, LISTING));

  await Promise.all([
    client.getServiceJobs({ ...QUERY, asins: ["B000000001", "B000000002"] }),
    client.getServiceJobs(
      { ...QUERY, asins: ["B000000002", "B000000001"] },
      { lane: "background" },
    ),
    client.getServiceJobs({ ...QUERY, asins: ["B000000002"] }),
  ]);

  expect(calls).toHaveLength(2);
});

test("asking again later is another call", async () => {
  const { client, calls } = await clientForTest((response) => reply(response, 200, LISTING));

  await client.getServiceJobs(QUERY);
  await client.getServiceJobs(QUERY);

  expect(calls).toHaveLength(2);
});

test("the operations have a bucket each", async () => {
  const { client } = await clientForTest((response) =>
    reply(response, 200, { payload: { serviceJobId: "1" } }, { "x-amzn-ratelimit-limit": "25.0" }),
  );

  await client.getServiceJobByServiceJobId("1");

  expect(await client.quotas.getServiceJobByServiceJobId.read()).toMatchObject({
    rate: 25,
    burst: 40,
  });
  expect(await client.quotas.getServiceJobs.read()).toEqual({
    tokens: 38,
    rate: 10,
    burst: 40,
    waiting: { interactive: 0, prefetch: 0, background: 0 },
    onTheWay: 0,
    lastThrottledAt: null,
  });
});

test("who leaves the queue makes room and sends nothing", async () => {
  const { client, calls } = await clientForTest((response) => reply(response, 200, LISTING), {
    config: { rate: 0.1, burst: 3 },
  });
  await client.getServiceJobs(QUERY);
  const leaving = new AbortController();
  const left = client.getServiceJobs({ ...QUERY, pageSize: 1 }, { signal: leaving.signal });
  await expect
    .poll(async () => (await client.quotas.getServiceJobs.read()).waiting.interactive)
    .toBe(1);

  leaving.abort(new Error("gone"));

  await expect(left).rejects.toThrow("gone");
  await setImmediate();
  expect((await client.quotas.getServiceJobs.read()).waiting.interactive).toBe(0);
  expect(calls).toHaveLength(1);
});

test("a click on a question that waits in the background moves it up", async () => {
  const { client } = await clientForTest((response) => reply(response, 200, LISTING), {
    config: { rate: 1, burst: 3 },
  });
  await client.getServiceJobs(QUERY);
  const question = { ...QUERY, pageSize: 1 };
  const leaving = new AbortController();
  const { signal } = leaving;
  const counted = client.getServiceJobs(question, { lane: "background", signal });
  await expect
    .poll(async () => (await client.quotas.getServiceJobs.read()).waiting.background)
    .toBe(1);

  const clicked = client.getServiceJobs(question, { signal });

  expect((await client.quotas.getServiceJobs.read()).waiting).toEqual({
    interactive: 1,
    prefetch: 0,
    background: 0,
  });
  leaving.abort(new Error("gone"));
  for (const one of [counted, clicked]) await expect(one).rejects.toThrow("gone");
});

test("ready means that Login with Amazon has answered once", async () => {
  const { client, tokenCalls } = await clientForTest((response) => reply(response, 200, LISTING));

  await client.token();
  await client.token();

  expect(tokenCalls).toHaveLength(1);
});

test("credentials are read at the time of the call", async () => {
  const amazon = await fakeAmazon((response) => reply(response, 200, LISTING));
  let config = amazon.config;
  const client = createSpApi(() => config);
  await client.getServiceJobs(QUERY);

  config = { ...config, refreshToken: "Atzr|other" };
  await client.getServiceJobs(QUERY);

  expect(amazon.tokenCalls.at(-1)?.body).toContain("Atzr%7Cother");
  expect(amazon.calls.at(-1)?.headers["x-amz-access-token"]).toBe("access-token-2");
});

test("a list that begins in our future is asked where Amazon's clock is ahead of ours", async () => {
  const now = Date.UTC(2026, 10, 23, 12);
  const { client, calls } = await clientForTest(
    (response) => reply(response, 200, LISTING, { date: new Date(now + 600_000).toUTCString() }),
    { deps: { now: () => now } },
  );
  const soon = { ...QUERY, createdAfter: new Date(now + 60_000).toISOString() };
  expect((await client.getServiceJobs(soon)).data.jobs).toEqual([]);
  expect(calls).toHaveLength(0);

  await client.getServiceJobs(QUERY);

  expect((await client.getServiceJobs(soon)).data.jobs).toHaveLength(1);
  expect(calls).toHaveLength(2);
});
