import { inspect } from "node:util";
import { afterEach, expect, test } from "vitest";
import { clientForTest, LISTING, QUERY } from "@/lib/server/sp-api/testing/client-harness";
import { reply, stopFakes } from "@/lib/server/sp-api/testing/fake-amazon";

afterEach(stopFakes);

type Reply = [status: number, body: unknown, headers?: Record<string, string>];

/** Plays one answer after another, the last one for ever. */
function script(...replies: Reply[]): Parameters<typeof clientForTest>[0] {
  let next = 0;
  return (response) => {
    const [status, body, headers] = replies[Math.min(next, replies.length - 1)] ?? [500, ""];
    next += 1;
    reply(response, status, body, headers);
  };
}

const errors = (code: string) => ({ errors: [{ code, message: "m", details: "" }] });
const good: Reply = [200, LISTING];
const failure = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

test.each<[string, Reply, string, number]>([
  ["400 with errors", [400, errors("InvalidInput")], "rejected", 1],
  ["400 as HTML from the gateway", [400, "<html></html>"], "rejected", 1],
  ["400 with an empty payload", [400, { payload: {} }], "rejected", 1],
  ["403 with nothing", [403, {}], "access", 1],
  ["403 for a job of somebody else", [403, errors("UnauthorizedAction")], "access", 1],
  ["404", [404, errors("NotFound")], "not_found", 1],
  ["413", [413, ""], "rejected", 1],
  ["415", [415, ""], "rejected", 1],
  ["422 as a bare list", [422, errors("InvalidInput").errors], "rejected", 1],
  ["500", [500, errors("InternalFailure")], "unavailable", 4],
  ["502 as HTML", [502, "<html></html>"], "unavailable", 4],
  ["503", [503, ""], "unavailable", 4],
  ["504", [504, ""], "unavailable", 4],
  ["501", [501, ""], "unavailable", 1],
  ["200 with errors", [200, errors("InvalidInput")], "rejected", 1],
  [
    "200 with errors beside a payload",
    [200, { ...LISTING, ...errors("InvalidInput") }],
    "rejected",
    1,
  ],
  ["200 with an inner failure", [200, errors("InternalFailure")], "unavailable", 4],
  ["200 as HTML", [200, "<html></html>"], "invalid_answer", 1],
  ["200 with nothing", [200, ""], "invalid_answer", 1],
  ["200 without a payload", [200, {}], "invalid_answer", 1],
  ["200 with a bare list", [200, []], "invalid_answer", 1],
  ["204", [204, ""], "invalid_answer", 1],
])("%s", async (_, answer, kind, calls) => {
  const amazon = await clientForTest(script(answer));

  await expect(amazon.client.getServiceJobs(QUERY)).rejects.toMatchObject({
    name: "SpApiError",
    kind,
    status: answer[0],
    requestId: "request-1",
  });

  expect(amazon.calls).toHaveLength(calls);
});

test("the empty job of Amazon's sandbox is not found", async () => {
  const { client } = await clientForTest(script([200, { payload: {} }]));

  await expect(client.getServiceJobByServiceJobId("1")).rejects.toMatchObject({
    kind: "not_found",
    status: 200,
  });
});

test("a passing outage costs time, not an answer", async () => {
  const { client, events } = await clientForTest(script([503, ""], [500, ""], good));

  await expect(client.getServiceJobs(QUERY)).resolves.toMatchObject({ requestId: "request-1" });

  expect(events.filter(({ type }) => type === "retry")).toEqual([
    { type: "retry", operation: "getServiceJobs", attempt: 1, delayMs: 100, kind: "unavailable" },
    { type: "retry", operation: "getServiceJobs", attempt: 2, delayMs: 200, kind: "unavailable" },
  ]);
});

test("every retry takes a token", async () => {
  const { client } = await clientForTest(script([503, ""]), { config: { rate: 0.01 } });

  await failure(client.getServiceJobs(QUERY));

  expect((await client.quotas.getServiceJobs.read()).tokens).toBe(34);
});

test("a broken connection is an outage that names its code and nothing else", async () => {
  const { client, calls, config } = await clientForTest((response) => response.destroy());

  const error = await failure(client.getServiceJobs(QUERY));

  expect(error).toMatchObject({ kind: "unavailable", status: null });
  expect(error).toHaveProperty("cause", { name: "SocketError", code: "UND_ERR_SOCKET" });
  expect(calls).toHaveLength(4);
  expect(inspect(error, { depth: Number.POSITIVE_INFINITY })).not.toContain(config.endpoint);
});

test("a redirect is not followed", async () => {
  const amazon = await clientForTest(script([302, "", { location: "/elsewhere" }]));

  await expect(amazon.client.getServiceJobs(QUERY)).rejects.toMatchObject({ kind: "unavailable" });

  expect(amazon.calls.every(({ url }) => url.startsWith("/service/"))).toBe(true);
});

test.each([
  ["never begins", () => undefined],
  ["never ends", (response: { write(chunk: string): unknown }) => void response.write("{")],
])("an answer that %s is a timeout", async (_, api) => {
  const { client, config, calls } = await clientForTest(api);
  await client.token();
  config.timeoutMs = 150;

  const error = await failure(client.getServiceJobs(QUERY, { lane: "prefetch" }));

  expect(error).toMatchObject({ kind: "timeout", status: null });
  expect(calls).toHaveLength(1);
});

test("a timeout is tried again", async () => {
  let asked = 0;
  const { client, config } = await clientForTest((response) => {
    asked += 1;
    if (asked > 1) reply(response, 200, LISTING);
  });
  await client.token();
  config.timeoutMs = 250;

  await expect(client.getServiceJobs(QUERY)).resolves.toMatchObject({ requestId: "request-1" });
});

test("who leaves ends the request, and nothing is tried again", async () => {
  const leaving = new AbortController();
  let closed = false;
  const { client, calls, events } = await clientForTest((response) => {
    response.on("close", () => {
      closed = true;
    });
    leaving.abort(new Error("gone"));
  });

  await expect(client.getServiceJobs(QUERY, { signal: leaving.signal })).rejects.toThrow("gone");

  await expect.poll(() => closed).toBe(true);
  expect(calls).toHaveLength(1);
  expect(events.at(-1)).toMatchObject({ type: "attempt", outcome: "aborted", status: null });
});

test("no error holds a secret, even if Amazon repeats what was sent", async () => {
  const { client, config } = await clientForTest((response, { headers }) =>
    reply(response, 400, {
      errors: [{ code: "InvalidInput", message: `headers: ${JSON.stringify(headers)}` }],
    }),
  );

  const error = await failure(client.getServiceJobs(QUERY));

  const dump = inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true });
  expect(dump).toContain("InvalidInput");
  expect(error).toHaveProperty("upstreamMessage", expect.stringContaining("[token]"));
  for (const secret of ["access-token-1", config.clientSecret, config.refreshToken]) {
    expect(dump).not.toContain(secret);
    expect(JSON.stringify(error)).not.toContain(secret);
  }
});

test("wrong credentials reach the caller, and no call is made", async () => {
  const { client, calls } = await clientForTest(script(good), {
    lwa: (response) => reply(response, 401, { error: "invalid_client" }),
  });

  await expect(client.getServiceJobs(QUERY)).rejects.toMatchObject({
    kind: "credentials",
    credential: "client",
  });

  expect(calls).toHaveLength(0);
  expect((await client.quotas.getServiceJobs.read()).tokens).toBe(38);
});
