import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { clientForTest, LISTING, QUERY } from "@/lib/server/sp-api/testing/client-harness";
import { reply, stopFakes } from "@/lib/server/sp-api/testing/fake-amazon";

afterEach(stopFakes);

const WHOLE = Buffer.from(JSON.stringify(LISTING));
const ZIPPED = gzipSync(WHOLE);
const JSON_TYPE = { "content-type": "application/json" };
const GZIP = { ...JSON_TYPE, "content-encoding": "gzip" };

/** Ends the connection after so much of a body. */
function endAfter(response: ServerResponse, part: Buffer) {
  response.write(part, () => response.destroy());
}

const BROKEN: [string, (response: ServerResponse) => unknown][] = [
  [
    "gzip that ends early",
    (response) => response.writeHead(200, GZIP).end(ZIPPED.subarray(0, ZIPPED.length / 2)),
  ],
  ["gzip of nothing", (response) => response.writeHead(200, GZIP).end(ZIPPED.subarray(0, 10))],
  ["no gzip", (response) => response.writeHead(200, GZIP).end(WHOLE)],
  [
    "JSON that ends early",
    (response) => response.writeHead(200, JSON_TYPE).end(WHOLE.subarray(0, 20)),
  ],
  [
    "a length that is too great",
    (response) =>
      endAfter(
        response.writeHead(200, { ...JSON_TYPE, "content-length": WHOLE.length + 9 }),
        WHOLE,
      ),
  ],
  [
    "a length that is too small",
    ({ socket }) =>
      socket?.end(
        `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n${WHOLE}`,
      ),
  ],
  ["chunks that end early", (response) => endAfter(response.writeHead(200, JSON_TYPE), WHOLE)],
  ["a refusal that ends early", (response) => endAfter(response.writeHead(400, JSON_TYPE), WHOLE)],
];

test.each(BROKEN)("a body with %s is tried again", async (_, answer) => {
  let asked = 0;
  const { client, calls } = await clientForTest((response) => {
    asked += 1;
    if (asked === 1) answer(response);
    else reply(response, 200, LISTING);
  });

  await expect(client.getServiceJobs(QUERY)).resolves.toMatchObject({ requestId: "request-1" });

  expect(calls).toHaveLength(2);
});

test.each(BROKEN)("a token with %s is asked for again", async (_, answer) => {
  let asked = 0;
  const { client, tokenCalls } = await clientForTest((response) => reply(response, 200, LISTING), {
    lwa: (response) => {
      asked += 1;
      if (asked === 1) answer(response);
      else reply(response, 200, { access_token: "fresh", expires_in: 3600 });
    },
  });

  await expect(client.getServiceJobs(QUERY)).resolves.toMatchObject({ requestId: "request-1" });

  expect(tokenCalls).toHaveLength(2);
});

test.each([429, 503])("a %i whose body ends early is still one", async (status) => {
  const { client } = await clientForTest((response) =>
    endAfter(response.writeHead(status, { ...JSON_TYPE, "retry-after": "1.5" }), WHOLE),
  );

  await expect(client.getServiceJobs(QUERY, { lane: "prefetch" })).rejects.toMatchObject({
    kind: status === 429 ? "throttled" : "unavailable",
  });

  expect((await client.quotas.getServiceJobs.read()).lastThrottledAt === null).toBe(status !== 429);
});

test.each([
  ["1.5", 1_500],
  ["2.0", 2_000],
])("Retry-After: %s is waited for", async (header, delayMs) => {
  let asked = 0;
  const { client, events, calls } = await clientForTest((response) => {
    asked += 1;
    if (asked === 1) reply(response, 503, "", { "retry-after": header });
    else reply(response, 200, LISTING);
  });

  await expect(client.getServiceJobs(QUERY)).resolves.toMatchObject({ requestId: "request-1" });

  expect(calls).toHaveLength(2);
  expect(events.filter(({ type }) => type === "retry")).toMatchObject([{ attempt: 1, delayMs }]);
});
