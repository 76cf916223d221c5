import { expect, it } from "vitest";
import { createPriority } from "@/lib/server/cache/priority";
import { describeSeveral } from "./testing/several";

describeSeveral("a quota of several processes", (current) => {
  it("spends one burst and one rate", async () => {
    const { rig, served, pair, ask, sizes } = current();
    const { a, b } = await pair();
    for (let count = 0; count < 30; count += 1) {
      ask(a, "a");
      ask(b, "b");
    }
    await rig.pass(0);
    expect(served).toHaveLength(38);
    await rig.pass(1_000);
    expect(served).toHaveLength(48);
    await rig.pass(1_200);
    expect(served).toHaveLength(60);
    expect(await sizes()).toEqual([0, 0, 0]);
  });

  it("serves clicks of one before exports of another, for which a reserve stays", async () => {
    const { rig, served, pair, ask, acquire } = current();
    const { a, b } = await pair();
    for (let count = 0; count < 40; count += 1) ask(a, "page", "background");
    await rig.pass(0);
    expect(served).toHaveLength(34);
    expect(await b.read()).toMatchObject({ tokens: 4, waiting: { background: 6 } });
    for (let count = 0; count < 6; count += 1) ask(b, "click");
    await rig.pass(0);
    expect(served.slice(34)).toEqual(["click", "click", "click", "click"]);
    await rig.pass(200);
    expect(served.slice(38)).toEqual(["click", "click"]);
    await expect(acquire(b, "prefetch")).rejects.toMatchObject({ kind: "throttled" });
    await rig.pass(1_100);
    expect(served).toHaveLength(46);
  });

  it("serves users in turns, wherever they ask; what was throttled comes first", async () => {
    const { rig, served, pair, ask, empty } = current();
    const { a, b } = await pair();
    await empty(a);
    for (const count of [1, 2, 3]) ask(a, `ann ${count}`, "interactive", { user: "ann" });
    await rig.pass(0);
    ask(b, "bob 1", "interactive", { user: "bob" });
    ask(b, "ann 4", "interactive", { user: "ann" });
    ask(b, "bob 2", "interactive", { user: "bob" });
    await rig.pass(0);
    ask(a, "again", "interactive", { user: "ann", returning: true });
    await rig.pass(700);
    expect(served).toEqual(["again", "ann 1", "bob 1", "ann 2", "bob 2", "ann 3", "ann 4"]);
  });

  it("moves a promoted call before the others' background", async () => {
    const { rig, served, pair, ask, empty } = current();
    const { a, b } = await pair();
    await empty(a);
    ask(a, "page", "background");
    const priority = createPriority("background");
    void b.acquire({ priority, user: "", returning: false }).then(() => served.push("joined"));
    await rig.pass(0);
    priority.promote("interactive");
    await rig.pass(100);
    expect(served).toEqual(["joined"]);
  });

  it("pauses all of them after a 429", async () => {
    const { rig, served, pair, ask, acquire } = current();
    const { a, b } = await pair();
    await a.report(await acquire(a), { type: "throttled", retryAfterSeconds: 2 });
    ask(b, "after");
    await rig.pass(1_900);
    expect(served).toEqual([]);
    await rig.pass(100);
    expect(served).toEqual(["after"]);
  });

  it("takes the rate that one of them learns for all", async () => {
    const { rig, served, pair, ask, acquire, empty } = current();
    const { a, b } = await pair();
    await a.report(await acquire(a), { type: "answered", rate: "2.0" });
    await empty(a);
    for (let count = 0; count < 3; count += 1) ask(b, String(count));
    await rig.pass(1_000);
    expect(served).toEqual(["0", "1"]);
    expect(await b.read()).toMatchObject({ rate: 2 });
  });

  it("goes on at once when a process dies that waits", async () => {
    const { rig, served, pair, ask, empty, sizes } = current();
    const { one, a, b } = await pair();
    await empty(a);
    for (let count = 0; count < 20; count += 1) ask(a, "dead");
    await rig.pass(0);
    for (const name of ["1", "2", "3"]) ask(b, name);
    await rig.pass(0);
    one.kill();
    await rig.pass(300);
    expect(served).toEqual(["1", "2", "3"]);
    expect(await sizes()).toEqual([0, 0, 0]);
  });

  it("is not held up by a whole burst on the way of a process that died", async () => {
    const { rig, served, pair, ask, acquire, sizes } = current();
    const { one, two, a, b } = await pair();
    for (let count = 0; count < 38; count += 1) await acquire(a);
    expect(await sizes()).toEqual([0, 0, 38]);
    one.kill();
    ask(b, "alive");
    await rig.pass(1_200);
    expect(served).toEqual(["alive"]);
    expect(await sizes()).toEqual([0, 0, 0]);
    expect(two.engine.processes()).toBe(1);
  });

  it("gives back what is granted to somebody who has left", async () => {
    const { rig, pair, acquire, empty, sizes } = current();
    const { a, b } = await pair();
    await empty(a);
    const leaving = new AbortController();
    const left = acquire(b, "interactive", { signal: leaving.signal });
    await rig.pass(0);
    const gone = expect(left).rejects.toThrow("gone");
    await rig.pass(90);
    leaving.abort(new Error("gone"));
    await gone;
    await rig.pass(10);
    expect(await sizes()).toEqual([0, 0, 0]);
    expect(await a.read()).toMatchObject({ tokens: 1 });
  });

  it("counts a grant once that is told twice", async () => {
    const { rig, pair, acquire, empty, sizes, keyOf } = current();
    const { one, a, b } = await pair();
    await empty(a);
    const waiting = acquire(b);
    await rig.pass(0);
    const [ticket] = (await rig.ask("ZRANGE", keyOf("qi"), "0", "-1")) as string[];
    await rig.pass(100);
    const grant = await waiting;
    const { tokens } = await a.read();
    const [id] = String(ticket).split("|");
    await rig.ask("PUBLISH", `${one.engine.prefix}:ch:${id}`, `grant/getServiceJobs 9 ${ticket}`);
    await rig.settle();
    expect(await sizes()).toEqual([0, 0, 1]);
    expect(await a.read()).toMatchObject({ tokens });
    await b.report(grant, { type: "lost" });
    expect(await sizes()).toEqual([0, 0, 0]);
  });

  it("finds within a second what it was not told", async () => {
    const { rig, served, pair, ask, empty, sizes } = current();
    const { two, a, b } = await pair();
    await empty(a);
    two.loseMessages();
    ask(b, "late");
    await rig.pass(100);
    expect(served).toEqual([]);
    await rig.pass(1_000);
    expect(served).toEqual(["late"]);
    expect(await sizes()).toEqual([0, 0, 0]);
  });

  it("enters again what the engine has forgotten", async () => {
    const { rig, served, pair, ask, empty, keyOf } = current();
    const { two, a, b } = await pair();
    await empty(a);
    for (let count = 0; count < 15; count += 1) ask(b, "forgotten");
    await rig.pass(0);
    await rig.ask("DEL", keyOf("qi"));
    await rig.pass(2_500);
    expect(served).toHaveLength(15);
    expect(two.reentered()).toBeGreaterThan(0);
  });

  it("keeps no key without an end", async () => {
    const { rig, pair, ask, empty, keyOf } = current();
    const { a } = await pair();
    await empty(a);
    ask(a, "waiting");
    await rig.pass(0);
    for (const name of ["b", "qi"]) {
      expect(Number(await rig.ask("PTTL", keyOf(name)))).toBeGreaterThan(0);
    }
  });
});
