import { inspect } from "node:util";
import { afterEach, expect, test } from "vitest";
import { countingTokens, reply, stopFakes } from "@/lib/server/sp-api/testing/fake-amazon";
import { good, type Lwa, script, tokenSource } from "@/lib/server/sp-api/testing/lwa-harness";

afterEach(stopFakes);

test("asks as RFC 6749 says", async () => {
  const { tokens, asked } = await tokenSource();

  await expect(tokens.get()).resolves.toBe("access-token-1");

  expect(asked[0]?.method).toBe("POST");
  expect(asked[0]?.headers["content-type"]).toBe("application/x-www-form-urlencoded;charset=UTF-8");
  expect(asked[0]?.body).toContain("refresh_token=Atzr%7Chidden");
  expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
    grant_type: "refresh_token",
    refresh_token: "Atzr|hidden",
    client_id: "amzn1.application-oa2-client.known",
    client_secret: "amzn1.oa2-cs.v1.hidden",
  });
});

test("callers share one refresh, and one who leaves takes nobody along", async () => {
  const { tokens, asked } = await tokenSource();
  const leaving = new AbortController();
  const left = tokens.get(leaving.signal);
  const others = Array.from({ length: 50 }, () => tokens.get());

  leaving.abort(new Error("gone"));

  await expect(left).rejects.toThrow("gone");
  expect(new Set(await Promise.all(others))).toEqual(new Set(["access-token-1"]));
  expect(asked).toHaveLength(1);
});

test("a token lasts until a minute before it expires, by Amazon's own number", async () => {
  const { tokens, clock, asked } = await tokenSource(countingTokens(1200));
  await tokens.get();

  clock.time += 1_139_999;
  await expect(tokens.get()).resolves.toBe("access-token-1");
  await expect.poll(() => asked.length).toBe(2);

  clock.time += 1;
  await expect(tokens.get()).resolves.toBe("access-token-2");
});

test("renews in the last five minutes without keeping anybody waiting", async () => {
  const { tokens, clock, asked } = await tokenSource();
  await tokens.get();
  clock.time += 3_299_999;
  await expect(tokens.get()).resolves.toBe("access-token-1");
  expect(asked).toHaveLength(1);

  clock.time += 1;
  await expect(tokens.get()).resolves.toBe("access-token-1");

  await expect.poll(() => tokens.get()).toBe("access-token-2");
  expect(asked).toHaveLength(2);
});

test("a failed early renewal harms nobody and is not repeated at once", async () => {
  const { tokens, clock, asks, events } = await tokenSource(
    script(good, [400, { error: "invalid_request" }], good),
  );
  await tokens.get();
  clock.time += 3_300_000;

  await expect(tokens.get()).resolves.toBe("fresh");
  await expect.poll(() => events.length).toBe(2);
  await expect(tokens.get()).resolves.toBe("fresh");
  expect(asks).toHaveLength(2);

  clock.time += 30_000;
  await tokens.get();
  expect(asks).toHaveLength(3);
});

test("forgets only the token that failed", async () => {
  const { tokens } = await tokenSource();
  await tokens.get();

  tokens.drop("access-token-0");
  await expect(tokens.get()).resolves.toBe("access-token-1");
  tokens.drop("access-token-1");
  await expect(tokens.get()).resolves.toBe("access-token-2");
});

test("a new refresh token is used at once", async () => {
  const { tokens, config, asked } = await tokenSource();
  await tokens.get();

  config.refreshToken = "Atzr|authorized again";

  await expect(tokens.get()).resolves.toBe("access-token-2");
  expect(new URLSearchParams(asked[1]?.body).get("refresh_token")).toBe("Atzr|authorized again");
});

test.each([
  [401, { error: "invalid_client" }, "credentials", "client", /client secret or client id/],
  [400, { error: "unauthorized_client" }, "credentials", "client", /client secret or client id/],
  [400, { error: "invalid_grant" }, "credentials", "refresh_token", /refresh token/],
  [400, { error: "invalid_request" }, "credentials", null, /token request/],
  [400, "<html>", "credentials", null, /token request/],
  [403, { error: "access_denied" }, "access", null, /denied/],
  [200, { token_type: "bearer" }, "invalid_answer", null, /understood/],
  [200, "<html>", "invalid_answer", null, /understood/],
])("%i with %j is %s (%s), asked once", async (status, body, kind, credential, message) => {
  const { tokens, asked, events } = await tokenSource(script([status, body]));

  await expect(tokens.get()).rejects.toMatchObject({
    kind,
    credential,
    status,
    message: expect.stringMatching(message),
  });

  expect(asked).toHaveLength(1);
  expect(events).toEqual([{ type: "lwa", status, ms: 0, outcome: kind }]);
});

const refusesOld: Lwa = (response, { body }) =>
  body.includes("new-secret")
    ? reply(response, 200, good[1])
    : reply(response, 401, { error: "invalid_client" });

test("a secret that Amazon refuses is read anew at once, for everybody who waits", async () => {
  const { tokens, asked } = await tokenSource(refusesOld, { clientSecret: "new-secret" });

  const waiting = Array.from({ length: 20 }, () => tokens.get());

  expect(new Set(await Promise.all(waiting))).toEqual(new Set(["fresh"]));
  expect(asked).toHaveLength(2);
});

test("a secret exchanged after a refusal counts without delay", async () => {
  const { tokens, config, asked } = await tokenSource(refusesOld);
  await expect(tokens.get()).rejects.toMatchObject({ kind: "credentials" });

  config.clientSecret = "new-secret";

  await expect(tokens.get()).resolves.toBe("fresh");
  expect(asked).toHaveLength(2);
});

test("a new client secret leaves the token that is in use alone", async () => {
  const { tokens, config, asked } = await tokenSource();
  await tokens.get();

  config.clientSecret = "another";

  await expect(tokens.get()).resolves.toBe("access-token-1");
  expect(asked).toHaveLength(1);
});

test("wrong credentials are remembered for a second, not longer", async () => {
  const { tokens, clock, asked } = await tokenSource(
    script([400, { error: "invalid_grant" }], good),
  );
  await expect(tokens.get()).rejects.toMatchObject({ kind: "credentials" });

  clock.time += 999;
  await expect(tokens.get()).rejects.toMatchObject({ kind: "credentials" });
  expect(asked).toHaveLength(1);
  clock.time += 1;
  await expect(tokens.get()).resolves.toBe("fresh");
});

test("errors hold nothing that was sent, even if Amazon repeats it", async () => {
  const { tokens, config } = await tokenSource((response, request) =>
    reply(response, 400, { error: request.body, error_description: request.body }),
  );

  const error: unknown = await tokens.get().catch((reason: unknown) => reason);

  const dump = inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true });
  expect(dump).toContain("SpApiError");
  for (const secret of [config.clientSecret, config.refreshToken, config.clientId, "hidden"]) {
    expect(dump).not.toContain(secret);
  }
});
