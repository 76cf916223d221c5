import { expect, it } from "vitest";
import { createMemorySignInAttempts } from "@/lib/server/auth/memory-sign-in-attempts";
import { countsFailedSignIns } from "@/lib/server/auth/testing/sign-in-attempts-contract";
import { limitsEachPerson } from "@/lib/server/http/testing/user-rate-limit-contract";
import { createMemoryUserRateLimit } from "@/lib/server/http/user-rate-limit";
import { createSharedSignInAttempts, createSharedUserRateLimit } from "./people";
import { describeSeveral, type Several } from "./testing/several";

const nameOf = (text: string) => text;

/** Asks at the instant that the contract's clock shows. */
function onItsClock<Door extends object>(several: Several, now: () => number, door: Door): Door {
  return new Proxy(door, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      return async (...values: unknown[]) => {
        await several.rig.setClockTo(now());
        return typeof method === "function" ? Reflect.apply(method, target, values) : undefined;
      };
    },
  });
}

describeSeveral("a limit for each person in an engine", (current) => {
  limitsEachPerson((parts) => {
    const { engine } = current().first;
    const here = createMemoryUserRateLimit(parts);
    const limit = createSharedUserRateLimit({ engine, nameOf }, parts, here);
    return onItsClock(current(), parts.now, limit);
  });

  it("is one for two processes, and of each while the engine is away", async () => {
    const { rig, server, pair } = current();
    const { one, two } = await pair();
    const [a, b] = [one, two].map(({ engine }) => {
      const parts = { rate: 1, burst: 10, now: Date.now };
      return createSharedUserRateLimit({ engine, nameOf }, parts, createMemoryUserRateLimit(parts));
    });
    expect(await a?.reserve("ann", 8)).toBe(0);
    expect(await b?.reserve("ann", 8)).toBe(6);
    await server.kill();
    await rig.passWithout(500);
    expect(await b?.reserve("ann", 8)).toBe(0);
    await server.start();
    await rig.reconnect();
  });

  it("keeps nobody waiting who had more than half left, and tells of it afterwards", async () => {
    const { rig, pair } = current();
    const { one, two } = await pair();
    const [a, b] = [one, two].map(({ engine }) => {
      const parts = { rate: 1, burst: 10, now: Date.now };
      return createSharedUserRateLimit({ engine, nameOf }, parts, createMemoryUserRateLimit(parts));
    });
    expect(await a?.reserve("ann", 1)).toBe(0);
    const sent = one.sent();
    const atOnce = await Promise.all([1, 2, 3, 4].map(() => a?.reserve("ann", 1)));
    expect([atOnce, one.sent()]).toEqual([[0, 0, 0, 0], sent]);
    await rig.settle();
    // Half is left: from here on each has to ask.
    expect(await b?.reserve("ann", 5)).toBe(0);
    expect(await a?.reserve("ann", 1)).toBe(1);
  });
});

describeSeveral("failed sign-ins in an engine", (current) => {
  countsFailedSignIns((parts) => {
    const { engine } = current().first;
    const attempts = createSharedSignInAttempts({ engine, nameOf }, createMemorySignInAttempts());
    return onItsClock(current(), parts.now, attempts);
  });

  it("are counted at two processes together", async () => {
    const { one, two } = await current().pair();
    const [a, b] = [one, two].map(({ engine }) =>
      createSharedSignInAttempts({ engine, nameOf }, createMemorySignInAttempts()),
    );
    for (let count = 0; count < 5; count += 1) {
      await a?.fail("account");
      await b?.fail("account");
    }
    expect(await a?.waitOf("account")).toBe(900);
    expect(await b?.waitOf("account")).toBe(900);
  });
});
