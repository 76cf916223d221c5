import { expect, it } from "vitest";
import { describeSeveral } from "./testing/several";

const COUNT = `
redis.call('PEXPIRE', KEYS[1], 60000)
return { redis.call('HSET', KEYS[1], 'a', ARGV[1]), ARGV[2] or 'none', #KEYS, now }`;
const TELL = "return redis.call('HGET', KEYS[2], 'a')";

describeSeveral("programs of an engine", (current) => {
  it("that are asked for at once go there once, each with its own keys and values, in order", async () => {
    const { first, keyOf } = current();
    const { engine } = first;
    const [count, tell] = [engine.scripted(COUNT), engine.scripted(TELL)];
    expect(engine.scripted(COUNT)).toEqual(count);
    const before = first.sent();
    const [a, b, c] = await Promise.all([
      engine.ask(count, [keyOf("one")], ["7", "more"]),
      engine.ask(tell, [keyOf("two"), keyOf("one")], []),
      engine.ask(count, [keyOf("one")], [8]),
    ]);
    expect([a, b, c]).toEqual([[1, "more", 1, Date.now()], "7", [0, "none", 1, Date.now()]]);
    expect(first.sent() - before).toBe(1);
  });

  it("that nobody waits for go with the next, and by themselves where there is none", async () => {
    const { first, rig, keyOf } = current();
    const { engine } = first;
    const [count, tell] = [engine.scripted(COUNT), engine.scripted(TELL)];
    const before = first.sent();
    const later = engine.ask(count, [keyOf("one")], ["7"], "later");
    expect(await engine.ask(tell, [keyOf("two"), keyOf("one")], [])).toBe("7");
    expect(first.sent() - before).toBe(1);
    await later;
    void engine.ask(count, [keyOf("one")], ["8"], "later");
    expect(first.sent() - before).toBe(1);
    await rig.settle();
    expect(first.sent() - before).toBe(2);
    expect(await rig.ask("HGET", keyOf("one"), "a")).toBe("8");
  });
});
