import { expect, it } from "vitest";
import { createPriority } from "@/lib/server/cache/priority";
import type { Work } from "@/lib/server/cache/single-flight";
import { createSeal } from "./seal";
import { createSharedOnce } from "./shared-once";
import { describeSeveral } from "./testing/several";
import type { TestProcess } from "./testing/shared-rig";

const KEEP_MS = 15_000;

/** What is asked of Amazon in a test, and how each call ends. */
function amazon() {
  const calls: { land: (value: string) => void; fail: (error: Error) => void }[] = [];
  const load = () =>
    new Promise<string>((land, fail) => {
      calls.push({ land, fail });
    });
  const ask = (process: TestProcess, more: Partial<Work<string>> = {}) =>
    process.once("order 114-1234567 of Ada Kowalski", { load, keepMs: () => KEEP_MS, ...more });
  return { calls, ask };
}

describeSeveral("an answer that several processes ask for", (current) => {
  const keyLike = async (pattern: string) =>
    String(((await current().rig.ask("KEYS", pattern)) as string[])[0]);

  it("is brought once, by one of them", async () => {
    const { rig, pair } = current();
    const { one, two } = await pair();
    const { calls, ask } = amazon();
    const asked = [ask(one), ask(two)];
    await rig.pass(0);
    expect(calls).toHaveLength(1);
    calls[0]?.land("answer");
    await rig.pass(0);
    expect((await Promise.all(asked)).map(({ value }) => value)).toEqual(["answer", "answer"]);
    await rig.pass(5_000);
    expect(await ask(two)).toEqual({ value: "answer", ageMs: 5_000 });
    expect(Number(await rig.ask("PTTL", await keyLike("*:a")))).toBeLessThanOrEqual(KEEP_MS);
    await rig.ask("DEL", await keyLike("*:a"));
    void ask(two);
    await rig.pass(0);
    expect(calls).toHaveLength(2);
  });

  it("is told to nobody where nobody waits", async () => {
    const { rig, pair } = current();
    const { one, two } = await pair();
    const { calls, ask } = amazon();
    const told = async () =>
      /cmdstat_publish:calls=(\d+)/u.exec(String(await rig.ask("INFO", "commandstats")))?.[1];
    const before = await told();
    const asked = ask(one);
    await rig.pass(0);
    calls[0]?.land("answer");
    await asked;
    await rig.settle();
    expect(await ask(two)).toMatchObject({ value: "answer" });
    expect(await told()).toBe(before);
  });

  it("is asked for again by one of the others when the first fails", async () => {
    const { rig, pair } = current();
    const { one, two } = await pair();
    const { calls, ask } = amazon();
    const failing = ask(one);
    await rig.pass(0);
    const waiting = ask(two);
    await rig.pass(0);
    expect(calls).toHaveLength(1);
    const failed = expect(failing).rejects.toThrow("lost");
    calls[0]?.fail(new Error("lost"));
    await failed;
    await rig.pass(0);
    expect(calls).toHaveLength(2);
    calls[1]?.land("second");
    await rig.pass(0);
    expect(await waiting).toMatchObject({ value: "second" });
  });

  it("is taken over by one when its owner is killed", async () => {
    const { rig, pair } = current();
    const { one, two } = await pair();
    const three = await rig.start();
    three.engine.start();
    await three.engine.firstContact;
    const { calls, ask } = amazon();
    void ask(one).catch(() => undefined);
    await rig.pass(0);
    const waiting = [ask(two), ask(three)];
    await rig.pass(100);
    one.kill();
    await rig.pass(300);
    expect(calls).toHaveLength(2);
    calls[1]?.land("after");
    await rig.pass(0);
    for (const other of await Promise.all(waiting)) expect(other.value).toBe("after");
  });

  it("is taken over when its owner stands still for longer than its lease", async () => {
    const { rig, pair } = current();
    const { one, two } = await pair();
    const { calls, ask } = amazon();
    void ask(one);
    await rig.pass(0);
    // Connected still, as a process is that was stopped, and renewing nothing.
    const three = await rig.start();
    three.engine.start();
    await three.engine.firstContact;
    await rig.ask("SET", await keyLike("*:f"), String(three.engine.stay()?.id));
    const waiting = ask(two);
    await rig.pass(2_000);
    expect(calls).toHaveLength(1);
    await rig.ask("PEXPIRE", await keyLike("*:f"), "0");
    await rig.pass(500);
    expect(calls).toHaveLength(2);
    calls[1]?.land("after");
    await rig.pass(0);
    expect(await waiting).toMatchObject({ value: "after" });
  });

  it("is brought more urgently when a person waits for it elsewhere", async () => {
    const { rig, pair } = current();
    const { one, two } = await pair();
    const { ask } = amazon();
    const priority = createPriority("background");
    void ask(one, { priority });
    await rig.pass(0);
    void ask(two, { priority: createPriority("interactive") });
    await rig.pass(0);
    expect(priority.lane).toBe("interactive");
  });

  it("is brought anew where it must be, and no older one takes its place", async () => {
    const { rig, pair } = current();
    const { one, two } = await pair();
    const { calls, ask } = amazon();
    void ask(one);
    await rig.pass(10);
    const fresh = ask(two, { anew: true });
    await rig.pass(0);
    expect(calls).toHaveLength(2);
    calls[1]?.land("newer");
    expect(await fresh).toMatchObject({ value: "newer" });
    await rig.pass(0);
    calls[0]?.land("older");
    await rig.pass(0);
    expect(await ask(two)).toMatchObject({ value: "newer" });
    const refused = ask(one, { accept: (value) => value !== "newer" });
    await rig.pass(0);
    expect(calls).toHaveLength(3);
    calls[2]?.land("accepted");
    expect(await refused).toMatchObject({ value: "accepted" });
  });

  it("is brought without a look at the others where none can have asked, and then kept for them", async () => {
    const { rig, pair } = current();
    const { one, two } = await pair();
    const { calls, ask } = amazon();
    const asked = one.sent();
    const first = ask(one, { isNew: true });
    expect(calls).toHaveLength(1);
    calls[0]?.land("new");
    await first;
    expect(one.sent()).toBe(asked);
    await rig.settle();
    expect(await ask(two)).toMatchObject({ value: "new" });
    expect(calls).toHaveLength(1);
  });

  it("is no longer waited for by who leaves", async () => {
    const { rig, pair } = current();
    const { one, two } = await pair();
    const { ask } = amazon();
    void ask(one);
    await rig.pass(0);
    const leaving = new AbortController();
    const left = expect(ask(two, { signal: leaving.signal })).rejects.toThrow("gone");
    await rig.pass(0);
    leaving.abort(new Error("gone"));
    await left;
  });

  it("is brought by each for itself while the engine is away", async () => {
    const { rig, server, pair } = current();
    const { one, two } = await pair();
    const { calls, ask } = amazon();
    void ask(one);
    await rig.pass(0);
    const waiting = ask(two);
    await rig.pass(0);
    await server.kill();
    await rig.passWithout(500);
    expect(calls).toHaveLength(2);
    calls[1]?.land("alone");
    expect(await waiting).toEqual({ value: "alone", ageMs: 0 });
    await server.start();
    await rig.reconnect();
  });

  it("lies sealed in the engine, under a name that says nothing", async () => {
    const { rig, pair, a } = { ...current(), a: amazon() };
    const { one } = await pair();
    const asked = a.ask(one);
    await rig.pass(0);
    a.calls[0]?.land("Ada Kowalski, 12 Elm Street, +1 206 555 0100, ada@example.com");
    await asked;
    await rig.pass(0);
    const keys = (await rig.ask("KEYS", "*")) as string[];
    expect(keys.some((key) => key.endsWith(":a"))).toBe(true);
    const held = await Promise.all(keys.map(async (key) => `${key} ${await rig.ask("DUMP", key)}`));
    expect(held.join("\n")).not.toMatch(/Ada|Kowalski|Elm|555|114-1234567|example\.com/iu);
    const other = createSharedOnce(one.engine, createSeal("another secret"));
    const load = async () => "its own";
    const title = "order 114-1234567 of Ada Kowalski";
    expect(await other(title, { load, keepMs: () => KEEP_MS })).toMatchObject({ value: "its own" });
  });
});

it("is read under its own name only, and with its own secret", () => {
  const seal = createSeal("s");
  const sealed = seal.seal("a", { word: "text" });
  expect(seal.open("a", sealed)).toEqual({ value: { word: "text" } });
  expect(seal.open("b", sealed)).toBeNull();
  expect(createSeal("t").open("a", sealed)).toBeNull();
  expect(seal.open("a", `${sealed.slice(0, -8)}AAAAAAA=`)).toBeNull();
  expect(seal.open("a", "")).toBeNull();
});
