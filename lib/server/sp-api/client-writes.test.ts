import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createClient, type SpApiDeps } from "./client";
import type { SpApiConfig } from "./config";
import { fakeAmazon, reply, stopFakes } from "./testing/fake-amazon";
import { cancelJob, readAlike } from "./testing/fake-write";

afterEach(() => {
  vi.useRealTimers();
  stopFakes();
});

type Api = Parameters<typeof fakeAmazon>[0];

const CANCELLATION = { id: "job-1", reason: "V1" };
const MADE = { payload: {} };

async function setUp(api: Api, options: { config?: Partial<SpApiConfig>; deps?: SpApiDeps } = {}) {
  const amazon = await fakeAmazon(api);
  const client = createClient(
    { cancelJob, readAlike },
    { ...amazon.config, ...options.config },
    { random: () => 0.5, sleep: async () => undefined, ...options.deps },
  );
  return { client, calls: amazon.calls, tokenCalls: amazon.tokenCalls };
}

/** Breaks the connection after the request has been read to its end. */
const resets: Api = (response) => void response.socket?.destroy();
/** Begins an answer and breaks off in the middle of it. */
const breaksOff: Api = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "400" });
  response.write('{"payload"');
  setImmediate(() => response.socket?.destroy());
};
const answers =
  (status: number, body: unknown = ""): Api =>
  (response) =>
    reply(response, status, body);
/** A port at which nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

const errors = (code: string) => ({ errors: [{ code, message: "m" }] });

it("sends the method and the body of an operation", async () => {
  const { client, calls } = await setUp(answers(200, MADE));
  await expect(client.cancelJob(CANCELLATION)).resolves.toMatchObject({
    data: { cancelled: true },
  });
  expect(calls).toMatchObject([
    {
      method: "PUT",
      url: "/service/v1/serviceJobs/job-1/cancellations",
      body: '{"cancellationReasonCode":"V1"}',
      headers: { "content-type": "application/json" },
    },
  ]);
});

describe("a write that may have been executed is sent once", () => {
  it.each<[string, Api, string]>([
    ["the answer does not come in time", () => undefined, "unknown_outcome"],
    ["the connection is lost after the request was read", resets, "unknown_outcome"],
    ["the answer breaks off", breaksOff, "unknown_outcome"],
    ["500", answers(500, errors("InternalFailure")), "unknown_outcome"],
    ["502", answers(502), "unknown_outcome"],
    ["503", answers(503, errors("ServiceUnavailable")), "unknown_outcome"],
    ["504", answers(504), "unknown_outcome"],
    ["a failure inside a 200", answers(200, errors("InternalError")), "unknown_outcome"],
    ["a success that is cut JSON", answers(200, '{"payload'), "unknown_outcome"],
    ["a throttling inside a 200", answers(200, errors("QuotaExceeded")), "throttled"],
    ["400", answers(400, errors("InvalidInput")), "rejected"],
    ["403 for another reason", answers(403, errors("UnauthorizedAction")), "access"],
  ])("%s", async (name, api, kind) => {
    const config = { timeoutMs: name.includes("in time") ? 100 : 10_000 };
    for (const lane of ["interactive", "background"] as const) {
      const { client, calls } = await setUp(api, { config });
      await expect(client.cancelJob(CANCELLATION, { lane })).rejects.toMatchObject({ kind });
      expect(calls).toHaveLength(1);
    }
  });

  it("keeps what Amazon said with an outcome that is not known", async () => {
    const { client } = await setUp(answers(503, errors("ServiceUnavailable")));
    await expect(client.cancelJob(CANCELLATION)).rejects.toMatchObject({
      kind: "unknown_outcome",
      message: "Amazon did not say whether it was done.",
      status: 503,
      upstreamCode: "ServiceUnavailable",
      requestId: "request-1",
    });
  });

  it("whatever the same failures do to a read", async () => {
    for (const api of [resets, answers(500), answers(503)]) {
      const { client, calls } = await setUp(api);
      await expect(client.readAlike(CANCELLATION)).rejects.toMatchObject({ kind: "unavailable" });
      expect(calls.length).toBeGreaterThan(1);
    }
  });

  it("also when its caller leaves, who can be told what came of it", async () => {
    const leaving = new AbortController();
    const { client, calls } = await setUp((response) => {
      leaving.abort(new Error("gone"));
      reply(response, 200, MADE);
    });
    const { signal } = leaving;
    await expect(client.cancelJob(CANCELLATION, { signal })).resolves.toMatchObject({
      data: { cancelled: true },
    });
    expect(calls).toHaveLength(1);
  });

  it("and not again for a caller who left while Amazon refused it", async () => {
    const leaving = new AbortController();
    const { client, calls } = await setUp((response) => {
      leaving.abort(new Error("gone"));
      reply(response, 429, errors("QuotaExceeded"));
    });
    const { signal } = leaving;
    await expect(client.cancelJob(CANCELLATION, { signal })).rejects.toThrow("gone");
    expect(calls).toHaveLength(1);
  });

  it("nor at all for one who left before it was sent", async () => {
    const { client, calls } = await setUp(answers(200, MADE));
    const signal = AbortSignal.abort(new Error("gone"));
    await expect(client.cancelJob(CANCELLATION, { signal })).rejects.toThrow("gone");
    expect(calls).toHaveLength(0);
  });
});

it("no equal writes are joined: two cancellations are two calls", async () => {
  const { client, calls } = await setUp(answers(200, MADE));
  await Promise.all([client.cancelJob(CANCELLATION), client.cancelJob(CANCELLATION)]);
  expect(calls).toHaveLength(2);

  const reads = await setUp(answers(200, MADE));
  const { readAlike: read } = reads.client;
  await Promise.all([read(CANCELLATION), read({ reason: "V1", id: "job-1" })]);
  expect(reads.calls).toHaveLength(1);
});

it("reads that differ in their body alone are two calls", async () => {
  const { client, calls } = await setUp(answers(200, MADE));
  await Promise.all([
    client.readAlike(CANCELLATION),
    client.readAlike({ id: "job-1", reason: "V2" }),
  ]);
  expect(calls).toHaveLength(2);
});

it("no second write goes beside a late one, as a second read does beside a late read", async () => {
  const late: Parameters<Api>[0][] = [];
  const { client, calls } = await setUp((response) => void late.push(response), {
    config: { timeoutMs: 60_000 },
  });
  const callsFor = (id: string) => calls.filter(({ url }) => url.includes(id)).length;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const write = client.cancelJob({ ...CANCELLATION, id: "written" });
  const read = client.readAlike({ ...CANCELLATION, id: "read" });
  await vi.waitFor(() => expect([callsFor("written"), callsFor("read")]).toEqual([1, 1]), 10_000);
  await vi.advanceTimersByTimeAsync(3_000);
  await vi.waitFor(() => expect(callsFor("read")).toBe(2), 10_000);
  expect(callsFor("written")).toBe(1);
  for (const response of late) reply(response, 200, MADE);
  await Promise.all([write, read]);
});

describe("a write that was surely not executed is sent again", () => {
  it.each<[string, Api]>([
    ["429", answers(429, errors("QuotaExceeded"))],
    ["a refused token", answers(403, errors("Unauthorized"))],
  ])("%s", async (_, refuses) => {
    let count = 0;
    const { client, calls } = await setUp((response, request) => {
      count += 1;
      if (count === 1) refuses(response, request);
      else reply(response, 200, MADE);
    });
    await expect(client.cancelJob(CANCELLATION)).resolves.toMatchObject({ requestId: "request-1" });
    expect(calls).toHaveLength(2);
    expect(calls[0]?.body).toBe(calls[1]?.body);
  });

  it("a refused token is exchanged once, not for ever", async () => {
    const { client, calls, tokenCalls } = await setUp(answers(403, errors("Unauthorized")));
    await expect(client.cancelJob(CANCELLATION)).rejects.toMatchObject({ kind: "access" });
    expect(calls).toHaveLength(2);
    expect(tokenCalls).toHaveLength(2);
  });

  it("a connection that was refused before anything was sent", async () => {
    let attempts = 0;
    const nobody = `http://127.0.0.1:${await closedPort()}/`;
    const { client, calls } = await setUp(answers(200, MADE), {
      deps: {
        fetch: (url, init) => {
          const isWrite = init.method === "PUT";
          if (isWrite) attempts += 1;
          return fetch(isWrite && attempts === 1 ? nobody : url, init);
        },
      },
    });
    await expect(client.cancelJob(CANCELLATION)).resolves.toMatchObject({
      data: { cancelled: true },
    });
    expect(attempts).toBe(2);
    expect(calls).toHaveLength(1);
  });
});
