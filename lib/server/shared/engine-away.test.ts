import { expect, it } from "vitest";
import { describeSeveral } from "./testing/several";

const REPLY_MS = 400;

describeSeveral("a quota whose engine is away", (current) => {
  /** Twenty calls of each wait, over an empty bucket. */
  async function waiting() {
    const several = current();
    const made = await several.pair();
    const { a, b } = made;
    await several.empty(a);
    for (let count = 0; count < 20; count += 1) {
      several.ask(a, "a");
      several.ask(b, "b");
    }
    await several.rig.pass(0);
    several.served.length = 0;
    return { ...several, ...made };
  }

  it("goes on with its share from an empty bucket while it stands still, and rejoins", async () => {
    const { rig, server, served, one, two, a, sizes } = await waiting();
    server.pause();
    await rig.passWithout(REPLY_MS + 200);
    expect(one.engine.stay()?.id).toBeUndefined();
    const atOnce = served.length;
    await rig.passWithout(2_000);
    // Half of ten a second each, for two seconds, and nothing of a burst.
    expect(served.length - atOnce).toBeGreaterThanOrEqual(14);
    expect(served.length).toBeLessThanOrEqual(20);
    server.wake();
    await rig.untilBack(one, two);
    const { tokens } = await a.read();
    expect(tokens).toBe(0);
    const alone = served.length;
    await rig.pass(1_000);
    expect(served.length - alone).toBeLessThanOrEqual(10);
    await rig.pass(4_000);
    expect(served).toHaveLength(40);
    expect(one.reentered() + two.reentered()).toBeGreaterThan(0);
    expect(await sizes()).toEqual([0, 0, 0]);
  });

  it("begins with an empty bucket when it was restarted", async () => {
    const { rig, server, served, one, two, a, sizes } = await waiting();
    await server.kill();
    await rig.passWithout(1_000);
    expect(served.length).toBeLessThanOrEqual(10);
    await server.start();
    await rig.reconnect();
    await rig.untilBack(one, two);
    expect(await a.read()).toMatchObject({ tokens: 0 });
    await rig.pass(5_000);
    expect(served).toHaveLength(40);
    expect(await sizes()).toEqual([0, 0, 0]);
  });

  it("serves everybody by shares when it is gone for good, and says so once", async () => {
    const { rig, server, served, one } = await waiting();
    await server.kill();
    const said = one.log.length;
    await rig.passWithout(5_000);
    expect(served).toHaveLength(40);
    expect(one.log.length - said).toBeLessThanOrEqual(2);
    expect(one.engine.aloneMs()).toBeGreaterThan(4_000);
    await server.start();
    await rig.reconnect();
  });

  it("lets what was sent before the engine stood still land nowhere", async () => {
    const { rig, server, pair, acquire, sizes } = current();
    const { one, two, a } = await pair();
    server.pause();
    const late = Promise.all([acquire(a), acquire(a), acquire(a)]);
    await rig.passWithout(REPLY_MS + 1_500);
    const grants = await late;
    server.wake();
    await rig.untilBack(one, two);
    await rig.pass(1_100);
    // Three entered late, for a process that nobody hears of any more.
    expect(await sizes()).toEqual([0, 0, 0]);
    for (const grant of grants) await a.report(grant, { type: "lost" });
    expect(await sizes()).toEqual([0, 0, 0]);
  });

  it("believes in a reply that came before its own thread looked", async () => {
    const { rig, pair, acquire } = current();
    const { one, a } = await pair();
    const stay = one.engine.stay();
    const asked = acquire(a);
    // The thread is late: its timer is due, and the reply lies in the socket unread.
    await rig.standStill(REPLY_MS + 50);
    expect(one.engine.stay()?.id).toBe(stay?.id);
    await asked;
  });

  it("goes on alone when it alone is cut off, and rejoins", async () => {
    const { rig, served, one, two, a, sizes } = await waiting();
    one.cut();
    await rig.pass(1_500);
    expect(one.engine.stay()).toBeNull();
    expect(two.engine.stay()).not.toBeNull();
    one.mend();
    await rig.untilBack(one);
    expect(await a.read()).toMatchObject({ tokens: 0 });
    await rig.pass(6_000);
    expect(served).toHaveLength(40);
    expect(await sizes()).toEqual([0, 0, 0]);
  });

  it("takes another name where the others took it for dead", async () => {
    const { rig, pair, acquire, sizes } = current();
    const { one, two, a } = await pair();
    const before = one.engine.stay()?.id;
    await rig.ask("ZREM", `${one.engine.prefix}:alive`, String(before));
    await rig.pass(1_500);
    await rig.untilBack(one);
    expect(one.engine.stay()?.id).not.toBe(before);
    await rig.pass(1_100);
    expect(two.engine.processes()).toBe(2);
    await rig.pass(500);
    await a.report(await acquire(a), { type: "lost" });
    expect(await sizes()).toEqual([0, 0, 0]);
  });

  it("starts alone with a fourth where it never met the engine", async () => {
    const { rig, server, served, ask } = current();
    await server.kill();
    const process = await rig.start();
    const quota = process.quota();
    process.engine.start();
    for (let count = 0; count < 20; count += 1) ask(quota, "first");
    await rig.passWithout(2_000);
    expect(served.length).toBeGreaterThanOrEqual(4);
    expect(served.length).toBeLessThanOrEqual(5);
    await server.start();
    await rig.reconnect();
    await rig.untilBack(process);
    expect((await quota.read()).tokens).toBeLessThanOrEqual(1);
  });
});
