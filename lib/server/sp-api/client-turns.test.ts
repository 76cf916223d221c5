import { afterEach, expect, test } from "vitest";
import { clientForTest, LISTING, QUERY } from "./client-harness";
import { reply, stopFakes } from "./fake-amazon";

afterEach(stopFakes);

/** A bucket of one token whose refill waits for `turn`, so that the order of calls is certain. */
async function oneAtATime(api: Parameters<typeof clientForTest>[0]) {
  const clock = { time: Date.UTC(2026, 0, 5) };
  const amazon = await clientForTest(api, {
    config: { rate: 100, burst: 3 },
    deps: { now: () => clock.time },
  });
  const ask = (name: string, user = "") =>
    amazon.client.getServiceJobs({ ...QUERY, storeIds: [name] }, { user });
  const asked = () =>
    amazon.calls.map(({ url }) => new URLSearchParams(url.split("?")[1]).get("storeIds"));
  const waiting = () => amazon.client.quota("getServiceJobs").waiting.interactive;
  const turn = async () => {
    const before = amazon.calls.length;
    clock.time += 10;
    await expect.poll(() => amazon.calls.length, { interval: 1 }).toBe(before + 1);
  };
  return { ask, asked, waiting, turn };
}

test("users take turns", async () => {
  const { ask, asked, waiting, turn } = await oneAtATime((response) =>
    reply(response, 200, LISTING),
  );
  await ask("first");
  const all = [ask("a1", "ann"), ask("a2", "ann"), ask("a3", "ann"), ask("b1", "bob")];
  await expect.poll(waiting).toBe(4);

  for (const _ of all) await turn();

  expect(asked()).toEqual(["first", "a1", "b1", "a2", "a3"]);
  await Promise.all(all);
});

test("a call that was throttled goes before those who came later", async () => {
  let count = 0;
  const { ask, asked, waiting, turn } = await oneAtATime((response) => {
    count += 1;
    reply(response, count === 1 ? 429 : 200, LISTING);
  });
  const throttled = ask("throttled");
  const later = [ask("later 1"), ask("later 2")];
  await expect.poll(waiting).toBe(3);

  for (const _ of [throttled, ...later]) await turn();

  expect(asked()).toEqual(["throttled", "throttled", "later 1", "later 2"]);
  await Promise.all([throttled, ...later]);
});
