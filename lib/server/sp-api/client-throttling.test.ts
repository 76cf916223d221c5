import { afterEach, expect, test } from "vitest";
import { clientForTest, LISTING, QUERY } from "@/lib/server/sp-api/testing/client-harness";
import { reply, stopFakes } from "@/lib/server/sp-api/testing/fake-amazon";

afterEach(stopFakes);

const QUOTA = {
  errors: [
    { code: "QuotaExceeded", message: "You exceeded your quota for the requested resource." },
  ],
};
const FAST = { rate: 500, burst: 20 };

const pages = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...QUERY, storeIds: [String(index)] }));

test("a row of 429s costs latency, not errors", async () => {
  let asked = 0;
  const { client, events } = await clientForTest(
    (response) => {
      asked += 1;
      const throttled = asked <= 30;
      reply(response, throttled ? 429 : 200, throttled ? QUOTA : LISTING);
    },
    { config: FAST },
  );

  const answers = await Promise.all(pages(25).map((query) => client.getServiceJobs(query)));

  expect(answers).toHaveLength(25);
  expect(asked).toBe(55);
  expect((await client.quotas.getServiceJobs.read()).lastThrottledAt).not.toBeNull();
  expect(events.filter(({ type }) => type === "throttled")).toHaveLength(30);
});

test("a 429 that does not end is reported with the time to come back", async () => {
  const { client, calls, events } = await clientForTest((response) => reply(response, 429, QUOTA), {
    config: { rate: 10, burst: 40, maxWaitMs: 50 },
  });

  await expect(client.getServiceJobs(QUERY)).rejects.toMatchObject({
    kind: "throttled",
    status: 429,
    upstreamCode: "QuotaExceeded",
    requestId: "request-1",
    retryAfterSeconds: 1,
  });

  expect(calls).toHaveLength(1);
  expect(events).toContainEqual({
    type: "throttled",
    operation: "getServiceJobs",
    lane: "interactive",
    by: "queue",
  });
});

test("honours Retry-After, should it ever come", async () => {
  const { client } = await clientForTest((response) =>
    reply(response, 429, QUOTA, { "retry-after": "30" }),
  );

  await expect(client.getServiceJobs(QUERY)).rejects.toMatchObject({
    kind: "throttled",
    retryAfterSeconds: 30,
  });
});

test("a throttling inside a 200 empties the bucket too", async () => {
  const { client, calls } = await clientForTest((response) => reply(response, 200, QUOTA), {
    config: { maxWaitMs: 50 },
  });

  await expect(client.getServiceJobs(QUERY)).rejects.toMatchObject({ kind: "throttled" });

  expect(calls).toHaveLength(1);
  expect((await client.quotas.getServiceJobs.read()).tokens).toBe(0);
});

test("a prefetch that is throttled is dropped", async () => {
  const { client, calls } = await clientForTest((response) => reply(response, 429, QUOTA));

  await expect(client.getServiceJobs(QUERY, { lane: "prefetch" })).rejects.toMatchObject({
    kind: "throttled",
  });

  expect(calls).toHaveLength(1);
});

test("learns the rate from an answer, never from a 429", async () => {
  let asked = 0;
  const { client } = await clientForTest(
    (response) => {
      asked += 1;
      if (asked === 1) reply(response, 429, QUOTA, { "x-amzn-ratelimit-limit": "1.0" });
      else reply(response, 404, "", { "x-amzn-ratelimit-limit": "400.0" });
    },
    { config: FAST },
  );

  const failed = client.getServiceJobs(QUERY).catch((error: unknown) => error);
  await expect
    .poll(async () => (await client.quotas.getServiceJobs.read()).lastThrottledAt)
    .not.toBeNull();
  expect((await client.quotas.getServiceJobs.read()).rate).not.toBe(1);

  await expect(failed).resolves.toMatchObject({ kind: "not_found" });
  expect((await client.quotas.getServiceJobs.read()).rate).toBe(400);
});

test("when no grant is left for another try, the last failure is what is thrown", async () => {
  const { client } = await clientForTest((response) => reply(response, 503, ""), {
    config: { rate: 0.1, burst: 3, maxWaitMs: 5_000 },
  });

  await expect(client.getServiceJobs(QUERY, { user: "ann" })).rejects.toMatchObject({
    kind: "unavailable",
    status: 503,
  });
});

test("reports what it does without a word of the question", async () => {
  const { client, events } = await clientForTest((response) => reply(response, 200, LISTING));

  await client.getServiceJobs({ ...QUERY, serviceOrderIds: ["123-4567890"] }, { user: "ann" });

  expect(events).toEqual([
    { type: "lwa", status: 200, ms: expect.any(Number), outcome: "ok" },
    {
      type: "attempt",
      operation: "getServiceJobs",
      status: 200,
      ms: expect.any(Number),
      lane: "interactive",
      waitMs: expect.any(Number),
      attempt: 1,
      requestId: "request-1",
      outcome: "ok",
    },
    {
      type: "call",
      operation: "getServiceJobs",
      user: "ann",
      lane: "interactive",
      ms: expect.any(Number),
      about: { marketplace: "ATVPDKIKX0DER", jobs: 1, total: 1 },
      requestId: "request-1",
      outcome: "ok",
    },
  ]);
});
