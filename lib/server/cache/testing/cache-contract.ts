import "server-only";
import { expect, test } from "vitest";
import type { CreateCache, Found } from "@/lib/server/cache/cache";
import type { LoadContext } from "@/lib/server/cache/single-flight";

/** What every cache does, whoever made it. */
export function cacheContract(createCache: CreateCache): void {
  function memoryForTest(max = 500, observe?: (found: Found) => void) {
    const clock = { time: 1_000_000 };
    const memory = createCache<string>({
      freshMs: 15_000,
      staleMs: 120_000,
      max,
      now: () => clock.time,
      observe,
    });
    const loads: { context: LoadContext; land: (value: string | Error) => Promise<void> }[] = [];
    const load = (context: LoadContext) =>
      new Promise<string>((resolve, reject) => {
        const land = async (value: string | Error) => {
          if (value instanceof Error) reject(value);
          else resolve(value);
          await settled();
        };
        loads.push({ context, land });
      });
    /** Fills the memory for a key. */
    const fill = (key: string, value: string) => memory.read(key, async () => value);
    return { memory, clock, loads, load, fill };
  }

  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

  test("serves a fresh answer without asking", async () => {
    const { memory, clock, loads, load, fill } = memoryForTest();
    await fill("a", "first");

    clock.time += 14_999;

    await expect(memory.read("a", load)).resolves.toBe("first");
    expect(loads).toHaveLength(0);
  });

  test("serves a stale answer while one refresh runs in the background", async () => {
    const { memory, clock, loads, load, fill } = memoryForTest();
    await fill("a", "first");
    clock.time += 15_000;

    await expect(memory.read("a", load)).resolves.toBe("first");
    await expect(memory.read("a", load)).resolves.toBe("first");
    expect(loads).toHaveLength(1);
    expect(loads[0]?.context.priority.lane).toBe("background");

    await loads[0]?.land("second");
    await expect(memory.read("a", load)).resolves.toBe("second");
    expect(loads).toHaveLength(1);
  });

  test("keeps the stale answer when its refresh fails", async () => {
    const { memory, clock, loads, load, fill } = memoryForTest();
    await fill("a", "first");
    clock.time += 20_000;
    await memory.read("a", load);

    await loads[0]?.land(new Error("down"));

    await expect(memory.read("a", load)).resolves.toBe("first");
  });

  test("waits for a new answer once the old one is too old", async () => {
    const { memory, clock, loads, load, fill } = memoryForTest();
    await fill("a", "first");
    clock.time += 120_000;

    const read = memory.read("a", load);
    await loads[0]?.land("second");

    await expect(read).resolves.toBe("second");
  });

  test("a clock that jumps back does not keep an answer alive", async () => {
    const { memory, clock, loads, load, fill } = memoryForTest();
    await fill("a", "first");
    clock.time -= 60_000;

    const read = memory.read("a", load);
    await loads[0]?.land("second");

    await expect(read).resolves.toBe("second");
  });

  test("never remembers a failure", async () => {
    const { memory, loads, load } = memoryForTest();
    const failing = memory.read("a", load);
    await Promise.all([expect(failing).rejects.toThrow("down"), loads[0]?.land(new Error("down"))]);

    const read = memory.read("a", load);
    await loads[1]?.land("answer");

    await expect(read).resolves.toBe("answer");
  });

  test("equal keys in flight share one load, and urgency spreads", async () => {
    const { memory, loads, load } = memoryForTest();
    const counted = memory.read("a", load, { lane: "background" });
    const clicked = memory.read("a", load, { lane: "interactive" });
    expect(loads).toHaveLength(1);
    expect(loads[0]?.context.priority.lane).toBe("interactive");

    await loads[0]?.land("answer");

    expect(await Promise.all([counted, clicked])).toEqual(["answer", "answer"]);
  });

  test("a load that everybody has left is aborted", async () => {
    const { memory, loads, load } = memoryForTest();
    const leaving = new AbortController();
    const read = memory.read("a", load, { signal: leaving.signal });

    leaving.abort(new Error("gone"));

    await expect(read).rejects.toThrow("gone");
    expect(loads[0]?.context.signal.aborted).toBe(true);
  });

  test("a refresh asks anew, shares a refresh under way, and is what is remembered", async () => {
    const { memory, loads, load, fill } = memoryForTest();
    await fill("a", "first");

    const both = [
      memory.read("a", load, { refresh: true }),
      memory.read("a", load, { refresh: true }),
    ];
    await expect(memory.read("a", load)).resolves.toBe("first");
    expect(loads).toHaveLength(1);
    await loads[0]?.land("second");

    expect(await Promise.all(both)).toEqual(["second", "second"]);
    await expect(memory.read("a", load)).resolves.toBe("second");
  });

  test("a read without memory joins a refresh under way", async () => {
    const { memory, loads, load } = memoryForTest();
    const refreshed = memory.read("a", load, { refresh: true });
    const read = memory.read("a", load);

    await loads[0]?.land("answer");

    expect(await Promise.all([refreshed, read])).toEqual(["answer", "answer"]);
    expect(loads).toHaveLength(1);
  });

  test("a stale answer needs no refresh beside the one under way", async () => {
    const { memory, clock, loads, load, fill } = memoryForTest();
    await fill("a", "first");
    clock.time += 20_000;
    const refreshed = memory.read("a", load, { refresh: true });

    await expect(memory.read("a", load)).resolves.toBe("first");

    expect(loads).toHaveLength(1);
    await loads[0]?.land("second");
    await expect(refreshed).resolves.toBe("second");
  });

  test("an answer to an older question does not replace a newer one", async () => {
    const { memory, clock, loads, load } = memoryForTest();
    const slow = memory.read("a", load);
    clock.time += 10;
    const refreshed = memory.read("a", load, { refresh: true });
    await loads[1]?.land("new");
    await loads[0]?.land("old");

    expect(await Promise.all([slow, refreshed])).toEqual(["old", "new"]);
    await expect(memory.read("a", load)).resolves.toBe("new");
  });

  test("is bounded by count, the longest unused goes first", async () => {
    const { memory, loads, load, fill } = memoryForTest(2);
    await fill("a", "1");
    await fill("b", "2");
    await memory.read("a", load);
    await fill("c", "3");

    await expect(memory.read("a", load)).resolves.toBe("1");
    await expect(memory.read("c", load)).resolves.toBe("3");
    expect(loads).toHaveLength(0);
    void memory.read("b", load);
    expect(loads).toHaveLength(1);
  });

  test("reports to the observer what each read finds", async () => {
    const found: Found[] = [];
    const { memory, clock, loads, load } = memoryForTest(500, (what) => found.push(what));
    const first = memory.read("a", load);
    const second = memory.read("a", load);
    await loads[0]?.land("answer");
    await Promise.all([first, second]);
    await memory.read("a", load);
    clock.time += 15_000;
    await memory.read("a", load);
    const refreshed = memory.read("a", load, { refresh: true });
    await loads[2]?.land("new");
    await refreshed;
    expect(found).toEqual(["miss", "shared", "hit", "stale", "refresh"]);
  });
}
