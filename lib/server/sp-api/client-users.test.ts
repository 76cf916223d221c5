import { afterEach, expect, test } from "vitest";
import { clientForTest, LISTING, QUERY } from "@/lib/server/sp-api/testing/client-harness";
import { reply, stopFakes } from "@/lib/server/sp-api/testing/fake-amazon";

afterEach(stopFakes);

/** A bucket of one token whose refill waits for `letThrough`, so that the order of calls is certain. */
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
  const waiting = async () =>
    (await amazon.client.quotas.getServiceJobs.read()).waiting.interactive;
  /** Lets the clock go on until so many more calls have come. */
  const letThrough = async (count: number) => {
    const wanted = amazon.calls.length + count;
    const goOn = () => {
      clock.time += 10;
      return amazon.calls.length;
    };
    await expect.poll(goOn, { interval: 1 }).toBe(wanted);
  };
  return { ask, asked, waiting, letThrough };
}

test("users are served by rounds", async () => {
  const { ask, asked, waiting, letThrough } = await oneAtATime((response) =>
    reply(response, 200, LISTING),
  );
  await ask("first");
  const all = [ask("a1", "ann"), ask("a2", "ann"), ask("a3", "ann"), ask("b1", "bob")];
  await expect.poll(waiting).toBe(4);

  await letThrough(all.length);

  expect(asked()).toEqual(["first", "a1", "b1", "a2", "a3"]);
  await Promise.all(all);
});

test("a call that was throttled goes before those who came later", async () => {
  let count = 0;
  const { ask, asked, waiting, letThrough } = await oneAtATime((response) => {
    count += 1;
    reply(response, count === 1 ? 429 : 200, LISTING);
  });
  const throttled = ask("throttled");
  const later = [ask("later 1"), ask("later 2")];
  await expect.poll(waiting).toBe(3);

  await letThrough(3);

  expect(asked()).toEqual(["throttled", "throttled", "later 1", "later 2"]);
  await Promise.all([throttled, ...later]);
});
