import { afterEach, expect, test } from "vitest";
import { clientForTest, LISTING, QUERY } from "./client-harness";
import { reply, stopFakes } from "./fake-amazon";

afterEach(stopFakes);

/** A bucket of one token whose refill waits for `turns`, so that the order of calls is certain. */
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
  /** Lets the clock go on until so many more calls have come. */
  const turns = async (count: number) => {
    const wanted = amazon.calls.length + count;
    const goOn = () => {
      clock.time += 10;
      return amazon.calls.length;
    };
    await expect.poll(goOn, { interval: 1 }).toBe(wanted);
  };
  return { ask, asked, waiting, turns };
}

test("users take turns", async () => {
  const { ask, asked, waiting, turns } = await oneAtATime((response) =>
    reply(response, 200, LISTING),
  );
  await ask("first");
  const all = [ask("a1", "ann"), ask("a2", "ann"), ask("a3", "ann"), ask("b1", "bob")];
  await expect.poll(waiting).toBe(4);

  await turns(all.length);

  expect(asked()).toEqual(["first", "a1", "b1", "a2", "a3"]);
  await Promise.all(all);
});

test("a call that was throttled goes before those who came later", async () => {
  let count = 0;
  const { ask, asked, waiting, turns } = await oneAtATime((response) => {
    count += 1;
    reply(response, count === 1 ? 429 : 200, LISTING);
  });
  const throttled = ask("throttled");
  const later = [ask("later 1"), ask("later 2")];
  await expect.poll(waiting).toBe(3);

  await turns(3);

  expect(asked()).toEqual(["throttled", "throttled", "later 1", "later 2"]);
  await Promise.all([throttled, ...later]);
});
