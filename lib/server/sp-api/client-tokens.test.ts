import { afterEach, expect, test } from "vitest";
import { clientForTest, LISTING, QUERY } from "@/lib/server/sp-api/testing/client-harness";
import { reply, stopFakes } from "@/lib/server/sp-api/testing/fake-amazon";

afterEach(stopFakes);

const UNAUTHORIZED = {
  errors: [{ code: "Unauthorized", message: "Access to requested resource is denied." }],
};

test("an expired token is renewed once for fifty calls at once", async () => {
  const { client, calls, tokenCalls } = await clientForTest(
    (response, { headers }) => {
      const expired = headers["x-amz-access-token"] === "access-token-1";
      reply(response, expired ? 403 : 200, expired ? UNAUTHORIZED : LISTING);
    },
    { config: { rate: 1_000, burst: 200 } },
  );

  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      // Of this urgency no call is made twice for being late.
      client.getServiceJobs({ ...QUERY, storeIds: [String(index)] }, { lane: "background" }),
    ),
  );

  expect(answers).toHaveLength(50);
  expect(tokenCalls).toHaveLength(2);
  expect(calls).toHaveLength(100);
});

test("a fresh token that is refused as well means no access", async () => {
  const { client, calls, tokenCalls } = await clientForTest((response) =>
    reply(response, 403, UNAUTHORIZED),
  );

  await expect(client.getServiceJobs(QUERY)).rejects.toMatchObject({
    kind: "access",
    status: 403,
    upstreamCode: "Unauthorized",
    requestId: "request-1",
  });

  expect(calls.map(({ headers }) => headers["x-amz-access-token"])).toEqual([
    "access-token-1",
    "access-token-2",
  ]);
  expect(tokenCalls).toHaveLength(2);
});

test.each(["UnauthorizedAction", "MissingAuthenticationToken", "AccessDenied"])(
  "403 %s asks for no fresh token",
  async (code) => {
    const { client, calls, tokenCalls } = await clientForTest((response) =>
      reply(response, 403, { errors: [{ code, message: "m" }] }),
    );

    await expect(client.getServiceJobs(QUERY)).rejects.toMatchObject({ kind: "access" });

    expect(calls).toHaveLength(1);
    expect(tokenCalls).toHaveLength(1);
  },
);
