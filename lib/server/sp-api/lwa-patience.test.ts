import { afterEach, expect, test } from "vitest";
import { stopFakes } from "@/lib/server/sp-api/testing/fake-amazon";
import { good, script, tokenSource } from "@/lib/server/sp-api/testing/lwa-harness";

afterEach(stopFakes);

test.each([
  ["500", [500, "<html>"]],
  ["503 temporarily_unavailable", [503, { error: "temporarily_unavailable" }]],
  ["400 server_error", [400, { error: "server_error" }]],
  ["429", [429, ""]],
] satisfies [string, [number, unknown]][])("asks again after %s", async (_, bad) => {
  const { tokens, delays } = await tokenSource(script(bad, bad, good));

  await expect(tokens.get()).resolves.toBe("fresh");

  expect(delays).toEqual([100, 200]);
});

test("gives up after three tries, and the next caller tries anew", async () => {
  const down: [number, unknown] = [503, ""];
  const { tokens, asked } = await tokenSource(script(down, down, down, good));

  await expect(tokens.get()).rejects.toMatchObject({ kind: "unavailable", status: 503 });
  expect(asked).toHaveLength(3);
  await expect(tokens.get()).resolves.toBe("fresh");
});

test.each([429, 503])("a %i is waited for as long as it asks", async (status) => {
  const { tokens, delays } = await tokenSource(script([status, "", "2.5"], good));

  await expect(tokens.get()).resolves.toBe("fresh");

  expect(delays).toEqual([2_500]);
});

test.each([429, 503])("a %i that asks for long is thrown at once, and heeded", async (status) => {
  const { tokens, clock, asked } = await tokenSource(script([status, "", "60"], good));
  const failure = { kind: status === 429 ? "throttled" : "unavailable", retryAfterSeconds: 60 };

  await expect(tokens.get()).rejects.toMatchObject(failure);
  clock.time += 59_999;
  await expect(tokens.get()).rejects.toMatchObject(failure);
  expect(asked).toHaveLength(1);

  clock.time += 1;
  await expect(tokens.get()).resolves.toBe("fresh");
});

test("a token still good is not renewed before Login with Amazon allows it", async () => {
  const { tokens, clock, asks, events } = await tokenSource(script(good, [429, "", "120"], good));
  await tokens.get();
  clock.time += 3_300_000;
  await tokens.get();
  await expect.poll(() => events.length).toBe(2);

  clock.time += 119_999;
  await expect(tokens.get()).resolves.toBe("fresh");
  expect(asks).toHaveLength(2);

  clock.time += 1;
  await tokens.get();
  expect(asks).toHaveLength(3);
});

test("a clock that is set back makes no refusal longer", async () => {
  const { tokens, clock } = await tokenSource(script([429, "", "60"], good));
  await expect(tokens.get()).rejects.toMatchObject({ kind: "throttled" });

  clock.time -= 3_600_000;

  await expect(tokens.get()).resolves.toBe("fresh");
});
