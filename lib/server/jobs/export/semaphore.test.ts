import { describe, expect, it } from "vitest";
import { createSemaphore } from "./semaphore";

const stay = new AbortController().signal;
const full = () => new Error("full");

/** Acquires a permit and writes the name down when it comes. */
function setUp(settings: { permits: number; queue: number }) {
  const semaphore = createSemaphore(settings);
  const held: string[] = [];
  const acquire = async (name: string, signal = stay) => {
    const release = await semaphore.acquire(signal, full);
    held.push(name);
    return release;
  };
  return { acquire, held };
}

describe("semaphore", () => {
  it("serves the next one when a permit is given back, in the order of coming", async () => {
    const { acquire, held } = setUp({ permits: 1, queue: 10 });
    const release = await acquire("a");
    const waiting = [acquire("b"), acquire("c")];
    await Promise.resolve();
    expect(held).toEqual(["a"]);
    release();
    release();
    await waiting[0];
    expect(held).toEqual(["a", "b"]);
    (await waiting[0])?.();
    await waiting[1];
    expect(held).toEqual(["a", "b", "c"]);
  });

  it("makes room in the queue when one leaves", async () => {
    const { acquire, held } = setUp({ permits: 1, queue: 1 });
    const release = await acquire("a");
    const leaving = new AbortController();
    const gone = acquire("b", leaving.signal);
    leaving.abort(new Error("left"));
    await expect(gone).rejects.toThrow("left");
    const patient = acquire("c");
    release();
    await patient;
    expect(held).toEqual(["a", "c"]);
  });

  it("refuses one more than may wait", async () => {
    const { acquire } = setUp({ permits: 1, queue: 1 });
    await acquire("a");
    void acquire("b");
    await expect(acquire("c")).rejects.toThrow("full");
  });

  it("gives nothing to one who has left already", async () => {
    const { acquire } = setUp({ permits: 1, queue: 1 });
    await expect(acquire("a", AbortSignal.abort(new Error("left")))).rejects.toThrow("left");
    await expect(acquire("b")).resolves.toBeTypeOf("function");
  });
});
